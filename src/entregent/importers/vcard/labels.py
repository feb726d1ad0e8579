"""Labels of addresses and numbers: "home", "work fax", or what the person called them."""

import re
from collections.abc import Iterable

# Also the order in which a label says them: "work fax", however the card turned it.
_ORDER = ("home", "work", "school", "main", "cell", "car", "other", "pager", "fax")
_RANK = {word: rank for rank, word in enumerate(_ORDER)}
_SYNONYMS = {"mobile": "cell", "mobil": "cell"}
# Types that tell nothing about which of several addresses this is.
_SILENT = frozenset(
    "internet pref voice postal parcel dom intl msg text video textphone bbs modem isdn pcs tlx "
    "x400 email unknown".split()
)
_APPLE = re.compile(r"_?\$!<(.*?)>!\$_?\Z")
_WORD_START = re.compile(r"(?<=[a-z])(?=[A-Z])")


def label_of_types(types: Iterable[str]) -> str:
    """Return the label that TYPE values make, or "" when they tell nothing."""
    words = [word.lower().removeprefix("x-") for word in types]
    told = dict.fromkeys(_SYNONYMS.get(word, word) for word in words if word not in _SILENT)
    return " ".join(sorted(told, key=lambda word: _RANK.get(word, len(_RANK))))


def label_of_apple(text: str) -> str:
    """Return an X-ABLabel as people read it: `_$!<HomeFAX>!$_` is "home fax"."""
    label = " ".join(text.split())
    standard = _APPLE.match(label)
    if not standard:
        return label
    words = _WORD_START.sub(" ", standard[1]).strip().lower()
    return _SYNONYMS.get(words, words)


def types_of_label(label: str) -> list[str]:
    """Return the TYPE values that read back as this label, or none when it needs an X-ABLabel."""
    types = label.split(" ")
    known = all(word in _RANK for word in types)
    return types if known and label_of_types(types) == label else []
