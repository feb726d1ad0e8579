"""Where the owner lives, as a file of theirs says it: it tells who lives in another town."""

from datetime import date

from entregent.services.importing.rows import address_told, postal_key, taken_away
from entregent.services.journal import Recorder
from entregent.storage.models import Address, Book, Person


def write_my_address(
    book: Book, recorder: Recorder, place: str, source: str, told_on: date | None
) -> None:
    """Keep the place a file says its owner lives at, instead of what the same source said before.

    A file that dates itself and is older than what the source said last says nothing; nor does any
    of an address that the person took away.
    """
    key = postal_key(place)
    me = Person.objects.filter(book=book, is_me=True).first()
    if me is None or taken_away("postal", key) in me.origins:
        return
    last = me.origins.get(address_told(source), "")
    if told_on and told_on.isoformat() < last:
        return
    theirs = Address.objects.filter(person=me, kind="postal")
    said = theirs.filter(origin=source).first()
    if not theirs.filter(key=key).exists():
        if said:
            recorder.change(said, value=place, key=key)
        else:
            recorder.create(
                Address(
                    book=book, person=me, kind="postal", value=place, key=key, origin=source
                )
            )  # fmt: skip
    if told_on and told_on.isoformat() != last:
        origins = {**me.origins, address_told(source): told_on.isoformat()}
        recorder.change(me, origins=origins)
