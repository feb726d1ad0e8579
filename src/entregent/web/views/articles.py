"""Articles kept to be shared: the list with whom each may please, kept, corrected, taken away."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from entregent.services.articles import LOOKED_AT, drop_article, for_whom
from entregent.services.discreet import telling_how_to_reach
from entregent.services.errors import EntregentError
from entregent.storage.queries.articles import article_of, articles
from entregent.web.article_forms import ArticleForm, article_form_of, form_of_article
from entregent.web.page import render_page
from entregent.web.requests import BookRequest
from entregent.web.toast import an_act, back_saying

if TYPE_CHECKING:
    from entregent.storage.models import Article

SHOWN, PEOPLE = 50, 5  # articles, the latest kept; for one of them, people


@require_http_methods(["GET", "HEAD", "POST"])
def articles_page(request: BookRequest) -> HttpResponse:
    """Return the articles, the latest first; or keep one."""
    if request.method != "POST":
        return _show(request)
    form = article_form_of(request.POST)
    try:
        with an_act() as done:
            article = form.keep(request.book)
    except EntregentError as error:
        return _show(request, new=form.refused(error))
    code = "article-kept" if done.entry else "set-nothing"
    return back_saying(_at(article), code, entry=done.entry)


@require_POST
def correct(request: BookRequest, pk: int) -> HttpResponse:
    """Correct an article."""
    article, form = _the_article(request, pk), article_form_of(request.POST)
    try:
        with an_act() as done:
            form.correct(request.book, article)
    except EntregentError as error:
        return _show(request, wrong=(pk, form.refused(error)))
    code = "article-corrected" if done.entry else "set-nothing"
    return back_saying(_at(article), code, entry=done.entry)


@require_POST
def drop(request: BookRequest, pk: int) -> HttpResponse:
    """Keep an article no longer."""
    article = _the_article(request, pk)
    with an_act() as done:
        drop_article(request.book, article)
    return back_saying(reverse("articles"), "article-dropped", entry=done.entry)


def _the_article(request: BookRequest, pk: int) -> "Article":
    article = article_of(request.book, pk)
    if article is None:
        raise Http404
    return article


def _at(article: "Article") -> str:
    return f"{reverse('articles')}#article-{article.pk}"


def _show(
    request: BookRequest,
    new: ArticleForm | None = None,
    wrong: tuple[int, ArticleForm] | None = None,
) -> HttpResponse:
    """Return the page, with the form that was refused."""
    kept = articles(request.book)
    shown = kept[:SHOWN]
    people = for_whom(request.book, shown, limit=PEOPLE, looked_at=LOOKED_AT)
    forms = {article.pk: form_of_article(article) for article in shown}
    if wrong:
        forms[wrong[0]] = wrong[1]
    reaches = telling_how_to_reach(shown)
    context = {
        "new": new or ArticleForm(),
        "rows": [
            (article, people[article.pk], forms[article.pk], article.pk in reaches)
            for article in shown
        ],
        "more": len(kept) - len(shown),
    }
    return render_page(request, "articles.html", context, status=422 if new or wrong else 200)
