"""What makes two people look like one, a sentence a sign; and what was said of them otherwise."""

from collections.abc import Mapping
from typing import Any

from entregent.services.wording.boundaries import yes_or_no
from entregent.services.wording.language import Sentence, _, say, spoken
from entregent.services.wording.times import birthday, every, partial

SIGNS: dict[str, Sentence] = {
    "given-same": _("The same first name."),
    "given-nickname": _("One first name may be short for the other."),
    "given-part": _("One first name is part of the other."),
    "given-close": _("First names that sound the same or are a letter apart."),
    "given-near": _("First names a few letters apart."),
    "given-other-gender": _("The first names of a man and of a woman."),
    "given-different": _("Different first names."),
    "given-initial": _("A first name and its initial."),
    "given-other-initial": _("The initial is not that of the first name."),
    "given-maybe-initial": _("“M.” may be the initial of the first name."),
    "given-maybe-other": _("“M.” is not the initial of the first name."),
    "family-same": _("The same last name."),
    "family-part": _("One last name is part of the other."),
    "family-close": _("Last names that sound the same or are a letter apart."),
    "family-near": _("Last names a few letters apart."),
    "family-different": _("Different last names."),
    "family-initial": _("A last name and its initial."),
    "family-other-initial": _("The initial is not that of the last name."),
    "swapped-yes": _("First and last name are the other way round."),
    "generation-different": _("One is the elder, the other the younger."),
    "generation-one-says": _("Only one is said to be the elder or the younger."),
    "birthday-same": _("The same birthday: %(value)s."),
    "birthday-same-day": _("The same birthday, as far as it is known: %(value)s."),
    "birthday-close": _("Birthdays one digit apart."),
    "birthday-different": _("Different birthdays."),
    "phone-same": _("The same telephone: %(value)s."),
    "phone-different": _("Different telephones."),
    "email-same-local": _("The same words before the @: %(value)s."),
    "email-same-local-of-name": _("The same words before the @, made of the name."),
    "email-same-local-numbered": _("The same words and number before the @."),
    "email-close": _("E-mail addresses a letter apart."),
    "email-other-of-firm": _("Two addresses at one organisation."),
    "organisation-same": _("The same organisation: %(value)s."),
    "organisation-different": _("Different organisations."),
    "postal-same": _("The same postal address."),
    "postal-close": _("Postal addresses that are much alike."),
    "postal-same-street": _("The same street."),
    "postal-same-town": _("The same town."),
    "postal-different": _("Different postal addresses."),
    "profile-different": _("Two different profiles."),
}
FIELDS: dict[str, Sentence] = {
    "name": _("name"),
    "given": _("first name"),
    "family": _("last name"),
    "birthday": _("birthday"),
    "language": _("language"),
    "register": _("tu or vous"),
    "how_met": _("how you met"),
    "met_on": _("met on"),
    "cadence": _("rhythm"),
    "worked_together": _("worked together"),
}


def percent(probability: float) -> str:
    """Return a probability in percent, as precise as it was given."""
    said = f"{probability * 100:g}"
    return say(_("%(percent)s%%"), percent=said.replace(".", ",") if spoken() == "fr" else said)


def sentence_of(sign: Mapping[str, Any]) -> str:
    """Return a sign in words."""
    value = sign.get("value", "")
    if str(sign["code"]).startswith("birthday") and value:
        value = birthday(value)
    # The sentence ends with a stop of its own: "Acme Inc.".
    return say(SIGNS[sign["code"]], value=str(value).rstrip("."))


def also(said: Mapping[str, list[str]] | None) -> str:
    """Return what was said otherwise of somebody, field by field, "" when nothing was."""
    return " · ".join(
        f"{say(FIELDS[name])} {as_said(name, value)}"
        for name, values in (said or {}).items()
        for value in values
    )


def as_said(name: str, value: str) -> str:
    """Return a day or a rhythm as one says it, anything else as it stands."""
    if name == "birthday":
        return birthday(value)
    if name == "worked_together":
        return yes_or_no(value)
    if name == "met_on":
        return partial(value)
    return every(int(value)) if name == "cadence" else value
