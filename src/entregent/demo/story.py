"""The owner of the network, and the turning points of her life.

Camille Rousset, 41, reliability engineer, has spent fourteen years in aeronautics in Toulouse,
with two employers. She moved to Lyon two years ago, left the second employer three months ago,
and looks for a maintenance job in wind power.
"""

from dataclasses import dataclass
from datetime import date

from entregent.demo.dates import days_before, years_before
from entregent.demo.organisations import LAURAGAIS, TURBALINE

GIVEN, FAMILY = "Camille", "Rousset"
NAME = f"{GIVEN} {FAMILY}"
PROFILE = "https://www.linkedin.com/in/camille-rousset-demo"
PRIVATE = "camille.rousset@courriel.example"
AT_TURBALINE = f"camille.rousset@{TURBALINE.domain}"
AT_LAURAGAIS = f"c.rousset@{LAURAGAIS.domain}"
ADDRESSES = (PRIVATE, AT_TURBALINE, AT_LAURAGAIS)


@dataclass(frozen=True, slots=True)
class Life:
    """The dates of the story, counted back from the day of the demo."""

    on: date

    @property
    def first_mail(self) -> date:
        """The day the mailbox begins."""
        return days_before(self.on, 6 * 365)

    @property
    def graduated(self) -> date:
        """The end of her studies, a thesis before the first job."""
        return years_before(self.on, 18)

    @property
    def hired_at_lauragais(self) -> date:
        """The first day at the first employer."""
        return years_before(self.on, 14)

    @property
    def hired_at_turbaline(self) -> date:
        """The day she passed from the first employer to the second."""
        return days_before(self.on, 2050)

    @property
    def left_turbaline(self) -> date:
        """The last day at the second employer."""
        return days_before(self.on, 95)

    @property
    def newest_archive(self) -> date:
        """The day of the newest LinkedIn archive."""
        return days_before(self.on, 4)

    @property
    def older_archive(self) -> date:
        """The day of the archive of a year earlier."""
        return days_before(self.on, 369)

    def address(self, day: date, *, at_work: bool) -> str:
        """Return the address the owner wrote from that day."""
        if not at_work or day >= self.left_turbaline:
            return PRIVATE
        return AT_TURBALINE if day >= self.hired_at_turbaline else AT_LAURAGAIS
