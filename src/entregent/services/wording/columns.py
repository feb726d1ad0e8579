"""The fields of a sheet's columns in words, beside the code that --map takes."""

from collections.abc import Mapping

from entregent.importers.sheet.fields import Field
from entregent.services.wording.language import Sentence, _, say

_FIELDS: dict[Field, Sentence] = {
    Field.NAME: _("full name"),
    Field.GIVEN: _("first name"),
    Field.MIDDLE: _("middle name"),
    Field.FAMILY: _("family name"),
    Field.BIRTH_NAME: _("family name at birth"),
    Field.SUFFIX: _("what follows the name"),
    Field.NICKNAME: _("nickname"),
    Field.EMAIL: _("e-mail"),
    Field.PHONE: _("telephone"),
    Field.ORGANISATION: _("firm"),
    Field.TITLE: _("job title"),
    Field.PROFILE: _("profile"),
    Field.WEBSITE: _("website"),
    Field.ADDRESS: _("postal address"),
    Field.BOX: _("post office box"),
    Field.STREET: _("street"),
    Field.CITY: _("city"),
    Field.REGION: _("region"),
    Field.POSTCODE: _("postcode"),
    Field.COUNTRY: _("country"),
    Field.BIRTHDAY: _("birthday"),
    Field.MET_ON: _("met on"),
    Field.HOW_MET: _("how we met"),
    Field.CIRCLE: _("circle"),
    Field.NOTE: _("note"),
    Field.LANGUAGE: _("language"),
    Field.UID: _("identifier"),
    Field.IGNORE: _("left out"),
}


def field_told(code: str) -> str:
    """Return the code of a field, with its words where they say more: "family (nom de famille)"."""
    words = field_words(Field(code))
    return code if words.replace(" ", "-") == code else f"{code} ({words})"


def field_words(field: Field) -> str:
    """Return what a field is called."""
    return say(_FIELDS[field])


def mapping_told(mapping: Mapping[str, str]) -> str:
    """Return which field each column was taken for, on one line."""
    return ", ".join(f"{title} → {field_told(field)}" for title, field in mapping.items())
