"""Whom the person does not want in the book: ignored addresses, people erased before."""

from collections.abc import Sequence

from entregent.core.identity import is_robot
from entregent.services.importing.signs import Sign, hashed
from entregent.storage.models import Book, ForgottenSign, IgnoredAddress


class Refused:
    """Tells who stays out."""

    def __init__(self, book: Book) -> None:
        self._ignored = set(
            IgnoredAddress.objects.filter(book=book).values_list("value", flat=True)
        )
        self._forgotten = set(
            ForgottenSign.objects.filter(book=book).values_list("digest", flat=True)
        )

    def ignores(self, email: str) -> bool:
        """Tell whether this address or its domain is to be left out, or a robot's."""
        domain = email.rpartition("@")[2]
        return email in self._ignored or domain in self._ignored or is_robot(email)

    def refuses(self, signs: Sequence[Sign]) -> bool:
        """Tell whether these signs, or the name of who has none, are of somebody who stays out."""
        # A UID only numbers a card: it is no other way to be known.
        ways = [sign for sign in signs if sign[0] != "uid"]
        if ways and all(kind == "email" and self.ignores(key) for kind, key in ways):
            return True
        if not self._forgotten:
            return False
        digests = set(map(sign_digest, signs))
        return not digests.isdisjoint(self._forgotten)


def sign_digest(sign: Sign) -> str:
    """Return what is kept of a sign of somebody erased."""
    return hashed(f"{sign[0]}\x1f{sign[1]}")
