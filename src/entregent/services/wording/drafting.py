"""Why a message is not drafted."""

from entregent.services.wording.language import Sentence, _

ERRORS: dict[str, Sentence] = {
    "draft-cold": _(
        "Nothing is noted of what %(name)s does, and a first letter says why it is to them. Note"
        " their position or their firm first."
    ),
    "draft-nothing-between": _(
        "No exchange with %(name)s is noted: there is nothing to answer or to follow up. Log it"
        " first, or choose another intent."
    ),
    "draft-unanswered": _(
        "%(name)s has not answered what you wrote: there is no conversation to follow up. Log it if"
        " they did, or choose another intent."
    ),
    "draft-nothing-to-answer": _(
        "Nothing that %(name)s wrote waits for an answer. Log what they wrote first, or choose"
        " another intent, such as follow-up."
    ),
    "item-led": _("%(item)s is led on as an introduction: today’s list says by which command."),
    "draft-worked": _(
        "Nothing says that you and %(name)s worked together, and only somebody who knows your work"
        " can recommend you. Note on their page that you did, or ask somebody else."
    ),
    "draft-never-asked": _(
        "%(name)s is never to be asked for this: a boundary says so. Ask somebody else, or correct"
        " the boundary on their page."
    ),
    "draft-busy": _(
        "These days are a busy time for %(name)s: a boundary says so. Ask on %(after)s or later, or"
        " write to somebody else."
    ),
    "draft-never-worked": _(
        "You and %(name)s never worked together, and only somebody who knows your work can"
        " recommend you. Ask somebody else, or note on their page that you did."
    ),
    "draft-to-family": _(
        "%(name)s is family: one does not write as to a stranger. Choose another intent, such as"
        " catch-up or greeting."
    ),
    "known-well": _(
        "You know %(name)s well already: write to them yourself rather than ask to be introduced."
    ),
    "nothing-to-congratulate": _(
        "Nothing to congratulate %(name)s on is known: no birthday these days, no new position, no"
        " round number of years since you met. Choose another intent."
    ),
}
