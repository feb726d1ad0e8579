"""What the page of the few people to keep closest says."""

from entregent.services.wording.language import Sentence, _, ngettext

WORDS: dict[str, Sentence] = {
    "top": _("Keep closest"),
    "top-last": _("Last exchange %(ago)s"),
    "top-up": _("Move up"),
    "top-up-of": _("Move %(name)s up"),
    "top-down": _("Move down"),
    "top-down-of": _("Move %(name)s down"),
    "top-out": _("Remove"),
    "top-out-of": _("Remove %(name)s from the list"),
    "top-beyond": _("Beyond the number you chose"),
    "top-add": _("Add somebody"),
    "top-who": _("Name, address or number"),
    "top-instead": _("In the place of"),
    "top-add-do": _("Add"),
    "top-room": ngettext("There is room for one more.", "There is room for %(count)s more."),
    "top-begin": _("With whom to begin"),
    "top-entering": _("Who might come in"),
    "top-entering-how": _(
        "Among your strongest ties: by how close they are, what they mean to you, your goals, what"
        " they did for you. You decide, and the order is yours."
    ),
    "top-accept": ngettext("Put this person on the list", "Put these %(count)s on the list"),
    "top-put": _("Add"),
    "top-put-who": _("Add %(name)s to the list"),
    "top-put-instead": _("In the place of %(name)s"),
    "top-put-instead-who": _("Put %(name)s in the place of %(other)s"),
    "top-not": _("Not for now"),
    "top-not-who": _("Not for now: %(name)s"),
    "top-leaving": _("Who might make room"),
    "top-leaving-how": _("Nobody has to: a few words are often the better answer."),
    "top-none": _("Nobody is on it yet"),
    "top-none-more": _(
        "Bring your files into the book, or add somebody: the strongest ties are then proposed"
        " here."
    ),
    "top-settings": _("How many, how often"),
    "top-size": _("People, at most"),
    "top-cadence": _("In touch with each"),
    "top-cadence-how": _(
        "Whoever has a longer rhythm, or none, takes this one, and has their own again when they"
        " leave."
    ),
    "top-save": _("Save"),
    "top-number": _("Keep closest: number %(number)s"),
    "top-join": _("Keep closest"),
}
ACTS: dict[str, Sentence] = {
    "top-put": _("%(name)s is among those to keep closest."),
    "top-moved": _("The order is changed."),
    "top-out": _("%(name)s is on the list no more."),
    "top-not": _("%(name)s will not be proposed again for a year."),
    "top-accept": ngettext("One person is on the list.", "%(count)s more people are on the list."),
    "top-set": _("The list keeps to it."),
}
