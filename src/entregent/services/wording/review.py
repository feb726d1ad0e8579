"""What a review says: each figure with its reading in a sentence."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.positions import function, level, sector
from entregent.services.wording.times import counted, number, partial

if TYPE_CHECKING:
    from entregent.core.diversity import KeyContacts, Lean, Shift, Spread
    from entregent.core.erosion import Wear
    from entregent.core.regularity import Rhythm, Rise
    from entregent.services.review_kept import Young

DIMENSIONS: dict[str, Sentence] = {
    "sector": _("Sector"),
    "function": _("Function"),
    "place": _("Place"),
    "generation": _("Generation"),
    "level": _("Level"),
    "circle": _("Circles"),
}
CAUSES: dict[str, Sentence] = {
    "lost": _("put away in the archives"),
    "bounced": _("no address of theirs works any longer"),
    "retired": _("retired"),
    "moved": _("changed jobs"),
    "silent": _("nothing exchanged for a year"),
}
_BORN = _("the %(decade)ss")  # years

_NO_TIES = _(
    "No tie is active: nothing was exchanged with anybody in the last year, as far as the book"
    " tells."
)
_ACTIVE = ngettext(
    "One tie is active: something was exchanged within the year.",
    "%(count)s ties are active: something was exchanged within the year.",
)
_WORN = ngettext(
    "You had one tie a year ago; no longer active: %(gone)s.",
    "Of your %(count)s ties of a year ago, %(gone)s are no longer active.",
)
_RENEWED = ngettext(
    "One of today’s was first met within the year.",
    "%(count)s of today’s were first met within the year.",
)
_NONE_NEW = _("None of today’s was first met within the year.")
_HALF = _("At this pace, half of your ties would be gone in %(years)s years.")
_ROOTLESS = ngettext(
    "One tie of this year, of %(new)s, has not taken root yet: fewer than three days of contact. A"
    " word now helps it to.",
    "%(count)s of the %(new)s ties of this year have not taken root yet: fewer than three days of"
    " contact. A word now helps them to.",
)
_ONE_ROOTLESS = _(
    "The one tie of this year has not taken root yet: fewer than three days of contact. A word now"
    " helps it to."
)
_ROOTED = _("The ties of this year have all taken root.")
_NO_NEW = _("No tie of this year yet.")
_UNWRITTEN = ngettext(
    "You also met one person within the year without a word since.",
    "You also met %(count)s people within the year without a word since.",
)

_STEADINESS: dict[str, Sentence] = {
    "steady": _("You keep in touch steadily: about %(count)s days of contact a month."),
    "uneven": _("You keep in touch unevenly: about %(count)s days of contact a month on average."),
    "in-bursts": _("You keep in touch in bursts: %(count)s days of contact a month on average."),
}
_STEADY_SHARE = _(
    "%(share)s of them fall where a steady rhythm would have them; the same contacts spread evenly"
    " would be %(week)s a week."
)
_NO_RHYTHM = _("Too few months are known yet to speak of a rhythm: three whole ones are needed.")
_RISES = _(
    "You keep in touch mostly in times of need: %(during)s days of contact a month around"
    " %(goals)s, %(otherwise)s in other months. A steady rhythm would be about %(week)s a week,"
    " all year."
)
_A_GOAL = _("a goal")
_QUOTED = _("“%(name)s”")

_OVER: dict[str, Sentence] = {
    "sector": _(
        "%(given)s of your exchanges go to one sector, “%(value)s”, where %(share)s of your people"
        " are."
    ),
    "function": _(
        "%(given)s of your exchanges go to one function, “%(value)s”, which is that of %(share)s of"
        " your people."
    ),
    "place": _("%(given)s of your exchanges go to %(value)s, where %(share)s of your people live."),
    "generation": _(
        "%(given)s of your exchanges go to people born in %(value)s, who are %(share)s of yours."
    ),
    "level": _(
        "%(given)s of your exchanges go to one level, “%(value)s”, which is that of %(share)s of"
        " your people."
    ),
    "circle": _(
        "%(given)s of your exchanges go to the circle “%(value)s”, which holds %(share)s of your"
        " people."
    ),
}
_UNDER: dict[str, Sentence] = {
    "sector": _(
        "%(share)s of your people are in the sector “%(value)s”, which gets %(given)s of your"
        " exchanges."
    ),
    "function": _(
        "%(share)s of your people have the function “%(value)s”, which gets %(given)s of your"
        " exchanges."
    ),
    "place": _(
        "%(share)s of your people live in %(value)s, which gets %(given)s of your exchanges."
    ),
    "generation": _(
        "%(share)s of your people were born in %(value)s, and get %(given)s of your exchanges."
    ),
    "level": _(
        "%(share)s of your people have the level “%(value)s”, which gets %(given)s of your"
        " exchanges."
    ),
    "circle": _(
        "%(share)s of your people are in the circle “%(value)s”, which gets %(given)s of your"
        " exchanges."
    ),
}
_EVEN: Sentence = _("Your exchanges follow more or less how many people there are of each.")
_UNKNOWN: dict[str, Sentence] = {
    "sector": ngettext(
        "The sector of one person is not known.", "The sector of %(count)s people is not known."
    ),
    "function": ngettext(
        "The function of one person is not known.",
        "The function of %(count)s people is not known.",
    ),
    "place": ngettext(
        "Where one person lives is not known.", "Where %(count)s people live is not known."
    ),
    "generation": ngettext(
        "The year one person was born in is not known.",
        "The year %(count)s people were born in is not known.",
    ),
    "level": ngettext(
        "The level of one person is not known.", "The level of %(count)s people is not known."
    ),
    "circle": ngettext("One person is in no circle.", "%(count)s people are in no circle."),
}
_TOO_LITTLE = _("Too little is known to say what gets too much attention, or too little.")
_DIFFER = _(
    "Two of your people taken at random differ %(people)s times in a hundred; two of your"
    " exchanges, %(given)s times."
)
_SHIFTED = _("Since %(since)s, “%(value)s” went from %(before)s to %(after)s of your active ties.")

_KEY_KNOWN = _(
    "Of your %(asked)s strongest ties, it is noted of %(count)s how you met: too few to say whether"
    " your network is a closed one."
)
_KEY_CLOSED = _(
    "You met %(share)s of your key contacts by introducing yourself: above 65%%, a network tends to"
    " close on people like oneself. Ask some of them whom you should meet."
)
_KEY_OPEN = _(
    "You met %(share)s of your key contacts by introducing yourself, the others through somebody:"
    " your network is an open one."
)
_MONTH_OF_TIES = _("%(month)s: %(first)s new, %(again)s back, %(lost)s lost")
_TIES_IN_ALL = _(
    "In %(months)s months: %(first)s new ties, %(again)s that came back, %(lost)s lost."
)
_MONTH_OF_CONTACT = _("%(month)s: %(count)s")
_WHOLE = 0.05
_GAINS = ("first", "again", "lost")
_AGO = ngettext("one year ago", "%(count)s years ago")


def percent(share: float) -> str:
    """Return a share in percent, never nought where there is some."""
    said = round(100 * share) or (1 if share > 0.0 else 0)
    return say(_("%(percent)s%%"), percent=str(said))


def dimension(code: str) -> str:
    """Return the name of a dimension."""
    return say(DIMENSIONS[code])


def value(code: str, of: str, called: Mapping[str, str]) -> str:
    """Return the name of a value of a dimension; `called` names those whose code is no word."""
    if code == "generation":
        return say(_BORN, decade=of)
    named = {"sector": sector, "function": function, "level": level}.get(code)
    return named(of) if named else called.get(of, of)


def cause(code: str) -> str:
    """Return why a tie is no longer active."""
    return say(CAUSES[code])


def wear(told: "Wear") -> list[str]:
    """Return what the figures of ties gained and lost say."""
    if not told.now and not told.before:
        return [say(_NO_TIES)]
    said = [say(_ACTIVE, count=told.now) if told.now else say(_NO_TIES)]
    if told.before:
        said.append(say(_WORN, count=told.before, gone=told.gone))
    if told.now:
        said.append(say(_RENEWED, count=told.new) if told.new else say(_NONE_NEW))
    if told.half_life is not None:
        said.append(say(_HALF, years=number(told.half_life)))
    return said


def months_of_ties(told: "Wear") -> str:
    """Return what months of ties gained and lost amount to."""
    sums = {name: sum(getattr(month, name) for month in told.months) for name in _GAINS}
    return say(_TIES_IN_ALL, months=len(told.months), **sums)


def month_of_ties(month: str, *, first: int, again: int, lost: int) -> str:
    """Return a month of ties gained and lost in a line."""
    return say(_MONTH_OF_TIES, month=in_month(month), first=first, again=again, lost=lost)


def month_of_contact(month: str, count: int) -> str:
    """Return a month of contact in a line."""
    return say(_MONTH_OF_CONTACT, month=in_month(month), count=count)


def in_month(iso: str) -> str:
    """Return the month of a day with its year."""
    return partial(iso[:7])


def young(told: "Young") -> list[str]:
    """Return what is said of ties first met within the year."""
    if told.rootless and told.new == 1:
        said = [say(_ONE_ROOTLESS)]
    elif told.rootless:
        said = [say(_ROOTLESS, count=told.rootless, new=told.new)]
    else:
        said = [say(_ROOTED if told.new else _NO_NEW)]
    return [*said, say(_UNWRITTEN, count=told.unwritten)] if told.unwritten else said


def rhythm(told: "Rhythm", goals: Mapping[int, str]) -> list[str]:
    """Return how steady contact is, and whether it rises around goals alone; these by number."""
    if told.share is None:
        return [say(_NO_RHYTHM)]
    if told.rise:
        return [_rise(told.rise, told.a_week, goals)]
    count = _round(told.mean)
    steady = say(_STEADY_SHARE, share=percent(told.share), week=_round(told.a_week))
    return [say(_STEADINESS[told.said], count=count), steady]


def _rise(told: "Rise", a_week: float, goals: Mapping[int, str]) -> str:
    named = [say(_QUOTED, name=goals[goal]) for goal in told.goals if goal in goals]
    return say(
        _RISES,
        goals=", ".join(named) or say(_A_GOAL),
        during=_round(told.during),
        otherwise=_round(told.otherwise),
        week=_round(a_week),
    )


def spread(code: str, told: "Spread", called: Mapping[str, str]) -> list[str]:
    """Return what a dimension says: what gets too much attention or too little, the plainest first;
    that too little is known to say.
    """
    if not told.enough:
        return [say(_TOO_LITTLE)]
    return [lean(code, one, called) for one in told.leans()[:2]] or [say(_EVEN)]


def beside(code: str, told: "Spread") -> list[str]:
    """Return how diverse a dimension is, and of how many people it is not known."""
    differ = say(_DIFFER, people=_hundredths(told.blau), given=_hundredths(told.attention_blau))
    unknown = say(_UNKNOWN[code], count=told.unknown)
    return [*([differ] if told.enough else []), *([unknown] if told.unknown else [])]


def lean(code: str, told: "Lean", called: Mapping[str, str]) -> str:
    """Return that a value gets more attention than it has people, or less."""
    return say(
        (_OVER if told.over else _UNDER)[code],
        value=value(code, told.value, called),
        share=percent(told.share),
        given=percent(told.attention_share),
    )


def shift(code: str, told: "Shift | None", called: Mapping[str, str]) -> str:
    """Return what changed most over the years, "" where nothing changed much."""
    if told is None:
        return ""
    named = value(code, told.value, called)
    return say(
        _SHIFTED,
        value=capital(named),
        since=in_month(told.since),
        before=percent(told.before),
        after=percent(told.after),
    )


def key_contacts(told: "KeyContacts") -> str:
    """Return how key contacts were met, "" where there is none."""
    if not told.asked:
        return ""
    if not told.enough:
        return say(_KEY_KNOWN, asked=told.asked, count=told.known)
    return say(_KEY_CLOSED if told.closed else _KEY_OPEN, share=percent(told.share))


def years_back(iso: str, on: date) -> str:
    """Return when a year ended, as a title: today, one year ago."""
    years = round((on - date.fromisoformat(iso)).days / 365)
    return counted(_AGO, years) if years else say(_("today"))


def _round(figure: float) -> str:
    return number(figure) if figure < 3 else str(round(figure))


def _hundredths(share: float) -> str:
    return str(round(100 * share))


def capital(text: str) -> str:
    """Return a name as it begins a line."""
    return text[:1].upper() + text[1:]


def month_word(day: date) -> str:
    """Return what stands below a month in a chart: its year for the first, else its name."""
    return str(day.year) if day.month == 1 else partial(f"{day:%Y-%m}").rpartition(" ")[0]


def people_counted(figure: float) -> str:
    """Return how many people, who may count in parts."""
    return str(round(figure)) if abs(figure - round(figure)) < _WHOLE else number(figure)


def half_life(years: float) -> str:
    """Return a half-life in years, as a figure."""
    return number(years)
