"""What the person says of the files of an import: what columns hold, which addresses are theirs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from entregent.importers.sheet.fields import NAMING, Field
from entregent.services.bringing.batch import Batch, Facts
from entregent.services.errors import EntregentError

ASKED = 800  # columns in all; of sheets beyond, the guess is taken


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of which the person may say what its columns hold."""

    file: str
    facts: Facts
    chosen: dict[str, str]  # by title, in words of `Field`; "" keeps a column as it stands

    @property
    def rows(self) -> list[tuple[str, str, list[str], str]]:
        """Return for each column its name in the form, title, first cells and field."""
        return [
            (f"column-{self.facts['digest']}-{i}", c["title"], c["cells"], self.chosen[c["title"]])
            for i, c in enumerate(self.facts["columns"])
        ]

    @property
    def asks(self) -> bool:
        """Tell whether what is guessed is to be seen before anything is read."""
        return bool(self.facts["by"] == "guessed")

    @property
    def names_people(self) -> bool:
        """Tell whether any column was taken to say who a line is about."""
        return not NAMING.isdisjoint(map(Field, self.facts["mapping"].values()))

    def mapping(self) -> dict[str, str]:
        """Return the field of each column that has one."""
        said = {**self.facts["mapping"], **self.chosen}
        return {title: name for title, name in said.items() if name}


@dataclass(frozen=True, slots=True)
class FoundForm:
    """The form under what was found, as it was filled in."""

    sheets: list[Sheet]
    candidates: list[str]
    mine: list[str] = field(default_factory=list)
    other: str = ""
    said: list[str] = field(default_factory=list)  # before, that they are theirs or not
    taken: list[str] = field(default_factory=list)  # as the files tell it
    asks: bool = False  # some file does not tell who the owner is

    def not_mine(self) -> list[str]:
        """Return the addresses told, by files or by the person, that they leave unticked."""
        return [address for address in (*self.said, *self.taken) if address not in self.mine]

    def columns(self) -> dict[str, dict[str, str]]:
        """Return what columns hold, by digest, of the sheets where it was guessed or changed."""
        said: dict[str, dict[str, str]] = {}
        for sheet in self.sheets:
            mapping = sheet.mapping()
            if not set(mapping.values()) <= set(Field):
                raise EntregentError("not-a-choice", value="?", choices=", ".join(Field))
            untouched = mapping == sheet.facts["mapping"]
            if not untouched or (sheet.asks and sheet.names_people):
                said[sheet.facts["digest"]] = mapping
        return said

    def addresses(self) -> list[str]:
        """Return the addresses that the person says are theirs."""
        typed = self.other.replace(",", " ").replace(";", " ").split()
        ticked = [a for a in self.mine if a in self.candidates and a not in self.taken]
        return [*ticked, *typed]


def new_form(batch: Batch, known: Collection[str] = ()) -> FoundForm:
    """Return the form as it stands before anybody fills it in: what was guessed."""
    return found_form_of(batch, None, known)


def found_form_of(batch: Batch, post: QueryDict | None, known: Collection[str] = ()) -> FoundForm:
    """Return the form as it was sent; addresses known to be the owner's are not asked about."""
    found, told = batch.read("found"), batch.read("said")
    files = found.get("files", [])
    asked = [address for file in files for address in file["candidates"]]
    mine = told.get("me", [])
    taken = [a for a in found.get("me", []) if a not in known and a not in mine]
    said = [*mine, *told.get("not_me", [])]
    # What was said can be unsaid, though no file asks any more.
    candidates = list(dict.fromkeys([*said, *taken, *asked]))
    sheets: dict[str, Sheet] = {}
    columns = 0
    for file in files:
        for facts in file["sheets"]:
            columns += len(facts["columns"])
            if columns <= ASKED:
                sheets.setdefault(facts["digest"], Sheet(file["name"], facts, _chosen(facts, post)))
    return FoundForm(
        sheets=list(sheets.values()),
        candidates=candidates,
        mine=post.getlist("me") if post is not None else [*mine, *taken],
        other=post.get("other", "").strip() if post is not None else "",
        said=said,
        taken=taken,
        asks=bool(asked),
    )


def _chosen(facts: Facts, post: Mapping[str, Any] | None) -> dict[str, str]:
    sent = post or {}
    return {
        column["title"]: str(sent.get(f"column-{facts['digest']}-{i}", column["field"]))
        for i, column in enumerate(facts["columns"])
    }
