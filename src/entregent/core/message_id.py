"""How a mail is known by its Message-ID, whether a file tells of it or the outbox."""

from hashlib import blake2b


def key_of_mail(identifier: str) -> str:
    """Return the key of the exchange that a mail is, given its Message-ID without the brackets.

    >>> key_of_mail("1@moi.example")
    'mail:fd006e88917eecb94a75057d'
    """
    # Mailers fold long identifiers, and so put white space into them.
    bare = "".join(identifier.split()).encode("utf-8", "surrogateescape")
    return f"mail:{blake2b(bare, digest_size=12).hexdigest()}"
