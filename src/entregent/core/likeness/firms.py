"""Names of organisations in the form that is compared."""

from entregent.core.text import fold

_LEGAL = frozenset(
    "sa sas sasu sarl eurl sci snc scop scp selarl inc incorporated corp corporation co company "
    "ltd limited llc llp plc gmbh ag bv nv spa srl ab oy as group groupe holding france the".split()
)


def firm_of(organisation: str) -> str:
    """Return an organisation in the form that is compared: one word, no legal form."""
    words = fold(organisation).split()
    bare = [word for word in words if word not in _LEGAL]
    return "".join(bare or words)
