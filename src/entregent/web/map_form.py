"""What is asked of the map, in its address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, QueryDict

from entregent.core.text import fold, number_in, typed
from entregent.services.mapping.choice import Asked

LONGEST_PATH = 20  # people
_LONGEST = 200  # letters


@dataclass(frozen=True, slots=True)
class MapForm:
    """The part asked for, the words looked for, the page of the list."""

    asked: Asked
    query: str
    page: int

    @property
    def address(self) -> str:
        """Return what an address says of the part asked for."""
        told = {
            "circle": self.asked.circle,
            "around": self.asked.around or "",
            "path": ",".join(map(str, self.asked.path)),
        }
        return urlencode({name: value for name, value in told.items() if value}, safe=",")


def map_form(given: QueryDict) -> MapForm:
    """Return what is asked; Http404 where it names people by what is no number."""
    around = given.get("around", "")
    path = [part for part in given.get("path", "").split(",") if part.strip()]
    numbers = [_number(part.strip()) for part in path[:LONGEST_PATH]]
    asked = Asked(
        fold(given.get("circle", "")[:_LONGEST]),
        _number(around) if around else None,
        tuple(numbers),
    )
    page = number_in(given.get("page", "")) or 1
    return MapForm(asked, typed(given.get("q", ""))[:_LONGEST], min(max(page, 1), 1_000_000))


def _number(text: str) -> int:
    number = number_in(text)
    if number is None:
        raise Http404
    return number
