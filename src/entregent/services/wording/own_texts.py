"""Why a paragraph about oneself, a template or an article is not kept."""

from entregent.services.wording.language import Sentence, _

ERRORS: dict[str, Sentence] = {
    "article-reaches": _(
        "Article %(number)s holds a way to reach somebody, in its title or its address: it goes"
        " into no message. entregent article drop %(number)s takes it away."
    ),
    "article-untitled": _("Give the article a title."),
    "blurb-missing": _("Write a few sentences about yourself: who you are, what you look for."),
    "blurb-open": _(
        "This paragraph leaves %(field)s open, and others would forward it so. Fill it in first."
    ),
    "blurb-there": _("There is one in this language already. Correct it: number %(id)s."),
    "no-such-article": _("There is no article %(number)s. entregent article lists them."),
    "no-such-blurb": _("There is no blurb %(number)s. entregent blurb lists them."),
    "no-such-template": _("There is no template %(number)s. entregent template lists them."),
    "template-missing": _(
        "Write the message itself: something between the greeting and the closing."
    ),
    "template-reaches": _(
        "The message holds a way to reach somebody, and a template goes to many. Take it out, then"
        " keep the message."
    ),
    "template-place": _(
        "{%(place)s} stands for nothing that such a message knows. These do: %(places)s."
    ),
}
