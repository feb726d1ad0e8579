"""What a column may hold, by the word that `import --map` takes for it."""

from enum import StrEnum


class Field(StrEnum):
    """A field of a person, or a part of one, that a column fills."""

    NAME = "name"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    BIRTH_NAME = "birth-name"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    EMAIL = "email"
    PHONE = "phone"
    ORGANISATION = "organisation"
    TITLE = "title"
    PROFILE = "profile"
    WEBSITE = "website"
    ADDRESS = "address"
    BOX = "po-box"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    BIRTHDAY = "birthday"
    MET_ON = "met-on"
    HOW_MET = "how-met"
    CIRCLE = "circle"
    NOTE = "note"
    LANGUAGE = "language"
    UID = "uid"
    IGNORE = "ignore"


# A column of these calls a person something.
NAMED = frozenset({Field.NAME, Field.GIVEN, Field.FAMILY, Field.BIRTH_NAME, Field.NICKNAME})
# A column of these tells who a row is about.
NAMING = frozenset(
    {Field.NAME, Field.GIVEN, Field.FAMILY, Field.BIRTH_NAME, Field.EMAIL, Field.PROFILE}
)
# A person has one of these: of several columns the first that is filled counts.
SINGLE = frozenset(
    {
        Field.NAME, Field.GIVEN, Field.MIDDLE, Field.FAMILY, Field.BIRTH_NAME, Field.SUFFIX,
        Field.NICKNAME, Field.ORGANISATION, Field.TITLE, Field.BIRTHDAY, Field.MET_ON,
        Field.LANGUAGE, Field.UID,
    }
)  # fmt: skip
POSTAL = (
    Field.ADDRESS, Field.BOX, Field.STREET, Field.CITY, Field.REGION, Field.POSTCODE,
    Field.COUNTRY,
)  # fmt: skip
