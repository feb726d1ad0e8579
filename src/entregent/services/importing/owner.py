"""Who "me" is in the files: the owner's addresses, given, remembered or found."""

from collections import Counter
from collections.abc import Iterable, Sequence

from entregent.core.identity import email_key, name_key, profile_key
from entregent.importers.records import MeetingRecord, MeRecord, MessageRecord, Party
from entregent.services.errors import EntregentError
from entregent.services.journal import Recorder
from entregent.storage.models import Book, MyAddress, Person

LEAST_SHARE = 0.02  # of the sent mails; below it, a stray mail in the folder
NEARLY_ALL = 0.8  # of the meetings of a calendar: its owner is in them


class Owner:
    """The addresses and names that mean the owner of the book."""

    def __init__(self, book: Book, denied: Iterable[str] = ()) -> None:
        self.book = book
        self.denied = frozenset(denied)  # what the person said is not theirs, whatever files tell
        self.known = set(MyAddress.objects.filter(book=book).values_list("kind", "key"))

    def addresses(self) -> list[str]:
        """Return the owner's addresses, in order."""
        return sorted(key for kind, key in self.known if kind != "name")

    def is_me(self, party: Party) -> bool:
        """Tell whether this is the owner: by an address, or by name where there is none."""
        if party.email or party.profile:
            return ("email", party.email) in self.known or ("profile", party.profile) in self.known
        return ("name", name_key(party.name)) in self.known

    def parties_named_so(self, messages: Iterable[MessageRecord]) -> list[Party]:
        """Return the one profile behind the owner's name, when nobody else has that name."""
        profiles = {
            p.profile
            for m in messages
            for p in m.parties()
            if p.profile and ("name", name_key(p.name)) in self.known
        }
        return [Party(profile=profile) for profile in profiles] if len(profiles) == 1 else []

    def knows(self, kind: str) -> bool:
        """Tell whether an address of this kind is known to be the owner's."""
        return any(known == kind for known, _ in self.known)

    def add(self, recorder: Recorder, kind: str, key: str, origin: str) -> bool:
        """Remember one more address of the owner; return whether it is new."""
        if not key or key in self.denied or (kind, key) in self.known:
            return False
        self.known.add((kind, key))
        recorder.create(MyAddress(book=self.book, kind=kind, key=key, origin=origin))
        return True

    def add_given(self, recorder: Recorder, addresses: Iterable[str]) -> None:
        """Remember the addresses that the person gave."""
        for address in addresses:
            if key := email_key(address):
                self.add(recorder, "email", key, "typed")
            elif key := profile_key(address):
                self.add(recorder, "profile", key, "typed")
            else:
                raise EntregentError("not-an-address", value=address)

    def add_party(self, recorder: Recorder, party: Party, origin: str) -> None:
        """Remember that this party of the messages is the owner."""
        self.add(recorder, "email", party.email, origin)
        self.add(recorder, "profile", party.profile, origin)
        self.add(recorder, "name", party.name, origin)

    def learn(self, recorder: Recorder, record: MeRecord, origin: str) -> None:
        """Remember what a file says about its owner."""
        for email in record.emails:
            self.add(recorder, "email", email_key(email), origin)
        for profile in record.profiles:
            self.add(recorder, "profile", profile_key(profile), origin)
        if record.name:
            self.add(recorder, "name", name_key(record.name), origin)
            if not Person.objects.filter(book=self.book, is_me=True).exists():
                recorder.create(
                    Person(
                        book=self.book,
                        name=record.name,
                        name_key=name_key(record.name),
                        is_me=True,
                        origins={"name": origin},
                        created_at=recorder.entry.at,
                    )
                )


def senders_of_sent(messages: Sequence[MessageRecord]) -> list[Party]:
    """Return who sent what lies in folders of sent messages, but for a stray one."""
    sent = Counter(_address(m.sender) for m in messages if m.sent and m.sender.email)
    least = LEAST_SHARE * sent.total()
    return [party for party, count in sent.most_common() if count > least]


def busiest_party(messages: Sequence[MessageRecord], share: float = 0.0) -> list[Party]:
    """Return who is in most messages and at least in this share of them; nobody when two are."""
    counted = [m for m in messages if not m.ignored] or messages
    present = Counter(party for m in counted for party in {_address(p) for p in m.parties()})
    match present.most_common(2):
        case [(party, most), *others] if most >= share * len(counted):
            tied = others and others[0][1] == most
            return [] if tied else [party]
        case _:
            return []


def always_there(meetings: Sequence[MeetingRecord]) -> list[Party]:
    """Return who is in nearly every meeting of two or more; nobody when two are, or for one."""
    several = [m for m in meetings if len(m.parties()) > 1]
    present = Counter(party for m in several for party in {_address(p) for p in m.parties()})
    match present.most_common(2):
        case [(party, most), (_, next_most)] if 1 < most > next_most:
            return [party] if most >= NEARLY_ALL * len(several) else []
        case _:
            return []


def keeper(meetings: Sequence[MeetingRecord], named: Sequence[Party]) -> list[Party]:
    """Return whose calendar it is: who it is named after, best one of the guests; else who is
    always there; nobody when nothing tells.
    """
    guests = {party.email for m in meetings for party in m.parties()}
    known = [party for party in named if party.email in guests]
    return known[:1] or always_there(meetings) or list(named[:1])


def most_present(records: Iterable[MessageRecord | MeetingRecord], most: int = 3) -> list[str]:
    """Return the addresses that are in most messages or meetings, the busiest first."""
    present = Counter(
        address for r in records for address in {p.email or p.profile for p in r.parties()}
    )
    del present[""]
    return sorted(present, key=lambda address: (-present[address], address))[:most]


def _address(party: Party) -> Party:
    """Return the party by its address alone, or by its name where it has none."""
    if party.email or party.profile:
        return Party(email=party.email, profile="" if party.email else party.profile)
    return Party(name=name_key(party.name))
