"""The form of an article, as it was filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entregent.services.articles import change_article, keep_article
from entregent.services.errors import EntregentError
from entregent.services.wording.pages import refusal

if TYPE_CHECKING:
    from entregent.storage.models import Article, Book


@dataclass(frozen=True, slots=True)
class ArticleForm:
    """The form of an article."""

    title: str = ""
    address: str = ""
    words: str = ""
    refusal: str = ""

    def keep(self, book: "Book") -> "Article":
        """Keep the article."""
        return keep_article(book, title=self.title, address=self.address, words=self.words)

    def correct(self, book: "Book", article: "Article") -> None:
        """Correct the article."""
        change_article(book, article, title=self.title, address=self.address, words=self.words)

    def refused(self, error: EntregentError) -> "ArticleForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


def article_form_of(post: Mapping[str, str]) -> ArticleForm:
    """Return the form as it was sent."""
    return ArticleForm(post.get("title", ""), post.get("address", ""), post.get("words", ""))


def form_of_article(article: "Article") -> ArticleForm:
    """Return the form filled with what an article is."""
    return ArticleForm(article.title, article.address, article.words)
