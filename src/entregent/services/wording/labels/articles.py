"""What the page of articles to share says."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "articles": _("To share"),
    "articles-lede": _(
        "What you read and want to pass on. Each finds whom it may please, by what you noted of"
        " them."
    ),
    "articles-more": ngettext("One more, kept earlier", "%(count)s more, kept earlier"),
    "article-new": _("Keep an article"),
    "article-title": _("Its title"),
    "article-title-hint": _("How floating wind farms are maintained"),
    "article-address": _("Where it is on the web"),
    "article-words": _("What it is about, in a few words of yours"),
    "article-keep": _("Keep this article"),
    "article-save": _("Save"),
    "article-for": _("It may please"),
    "article-for-nobody": _("For nobody yet, by what you noted of people."),
    "article-reaches": _(
        "For nobody: its title or its address holds a way to reach somebody, so that it goes into"
        " no message."
    ),
    "article-drop": _("Keep it no longer"),
    "article-also": _("You kept “%(title)s”: it may please them."),
    "article-send": _("Send it along"),
}
ACTS: dict[str, Sentence] = {
    "article-kept": _("The article is kept."),
    "article-corrected": _("The article is corrected."),
    "article-dropped": _("The article is kept no longer."),
}
