"""The search index: each person's words, folded, kept up to date with plain calls."""

from collections import defaultdict
from collections.abc import Iterable

from entregent.core.text import fold, written_out
from entregent.storage import word_index
from entregent.storage.bulk import chunks
from entregent.storage.models import Address, Interest, Membership, Note, Person, Position

# PostgreSQL takes a megabyte of words, and none of over two thousand bytes.
_MOST = 200_000
_LONGEST_WORD = 200


def add(people: Iterable[tuple[int, str]]) -> None:
    """Write the searched words of people who were in no index before."""
    word_index.put((person, _folded(words)) for person, words in people)


def refresh(person_ids: Iterable[int]) -> None:
    """Write the searched words of these people anew; those who are gone leave the index."""
    for chunk in chunks(person_ids, 2_000):
        word_index.drop(chunk)
        word_index.put(words_of(chunk).items())


def words_of(person_ids: list[int], using: str = "default") -> dict[int, str]:
    """Return, for each of these people still there, everything one may search them by."""
    words: dict[int, list[str]] = defaultdict(list)
    people = Person.objects.using(using).filter(pk__in=person_ids, is_me=False)
    for pk, name, also in people.values_list("pk", "name", "also"):
        words[pk] += [name, *(also or {}).get("name", ())]
    here = list(words)
    if not here:
        return {}
    for rows in (
        Position.objects.filter(current=True).values_list(
            "person_id", "title", "organisation__name"
        ),
        Address.objects.filter(kind="email").values_list("person_id", "key"),
        Membership.objects.values_list("person_id", "circle__name"),
        Note.objects.values_list("person_id", "text"),
        Interest.objects.filter(state=Interest.OPEN).values_list("person_id", "text"),
    ):
        for pk, *texts in rows.using(using).filter(person_id__in=here):
            words[pk].extend(text for text in texts if text)
    return {pk: _folded(" ".join(texts)) for pk, texts in words.items()}


def _folded(text: str) -> str:
    """Return the words of a text as the index takes them: nobody looks for more, or longer ones."""
    text = text[:_MOST]
    folded = " ".join([fold(text), *written_out(text)])[:_MOST]
    if len(folded) <= _LONGEST_WORD:
        return folded
    return " ".join([word[:_LONGEST_WORD] for word in folded.split(" ")])
