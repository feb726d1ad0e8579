"""What a message may say of somebody: a new position, the last subject, a need; the season."""

from datetime import date, timedelta

from entregent.core import quoted
from entregent.core import today as core
from entregent.core.drafts import Intent
from entregent.core.language import said_in
from entregent.core.no_firm import NO_FIRM
from entregent.core.text import fold
from entregent.services.book import day_of, end_of
from entregent.services.discreet import discreet
from entregent.services.draft_relation import last_talk
from entregent.services.errors import EntregentError
from entregent.services.wording.language import spoken
from entregent.services.wording.times import in_years
from entregent.storage.models import Book, Interest, Person
from entregent.storage.queries import dossier
from entregent.storage.queries import today as queries

NEWS_FOR = timedelta(days=180)
LAST_TOPIC_FOR = timedelta(days=365)
LONGEST_TOPIC = 60  # characters; what is longer is no topic one names in a sentence
_NEW_YEAR_FROM = (12, 15)  # month and day


def told_of_them(
    book: Book, person: Person, intent: Intent, register: str, *, on: date
) -> dict[str, str]:
    """Return what a message of this intent may say of them, {} when nothing is known."""
    match intent:
        case Intent.RECONNECT:
            return news_of(person, on)
        case Intent.CATCH_UP:
            return news_of(person, on) | _topic(book, person, on)
        case Intent.FOLLOW_UP:
            return _topic(book, person, on, of=last_talk(book, person, on=on))
        case Intent.OFFER | Intent.SHARE:
            return _need(person, register)
        case Intent.GREETING:
            return _season(on) | _topic(book, person, on)
        case _:
            return {}


def news_of(person: Person, on: date) -> dict[str, str]:
    """Return the firm and the title of a position that is new, {} when there is none."""
    news = queries.latest_news([person.pk], since=on - NEWS_FOR).get(person.pk)
    if not news or news.on > on:
        return {}
    firm, title = news.values.get("organisation", ""), news.values.get("title", "")
    facts = {} if not firm or fold(firm) in NO_FIRM else {"firm": firm}
    return facts | ({"title": title} if title else {})


def is_congratulated(person: Person, on: date) -> bool:
    """Tell whether there is anything to congratulate somebody on that day."""
    near = person.birthday_in_year in core.birthdays_near(on)
    return near or bool(news_of(person, on)) or _years_since_met(person, on) > 0


def occasion(person: Person, ref: str, on: date) -> dict[str, str]:
    """Return a new position, else a birthday a few days off, or the years since we met: of these
    the one that an item means; refused when there is none.
    """
    years = _years_since_met(person, on)
    near = core.birthdays_near(on).get(person.birthday_in_year)
    news = news_of(person, on)
    if years and (ref.startswith(core.MET) or not (near or news)):
        return {"anniversary": in_years(years)}
    if near and (not news or not ref.startswith("job")):
        late = {"late": ""} if near < on else {"ahead": ""} if near > on else {}
        return {"birthday": "", **late}
    if not news:
        raise EntregentError("nothing-to-congratulate", name=person.name)
    return news


def _years_since_met(person: Person, on: date) -> int:
    """Return how many years since one met somebody are marked that day, as the day's list has it:
    0 for none, nor where the day is that of a click, nor where nothing was exchanged since.
    """
    met = core.anniversaries_near(on).get(person.met_on) if person.met_on else None
    told = met and person.origins.get("met_on") != "linkedin" and hasattr(person, "tie")
    return met[0] if met and told and person.tie.last_at else 0


def quoted_topic(subject: str) -> dict[str, str]:
    """Return what a subject was about as a sentence quotes it, {} for a wish or a secret."""
    topic = discreet(core.topic(quoted.named(subject)).strip(" ?!.…"))
    return {"topic": topic} if quoted.is_topic(topic) else {}


def _topic(
    book: Book, person: Person, on: date, *, of: dossier.Moment | None = None
) -> dict[str, str]:
    """Return what an exchange was about, unless said the last."""
    last = [of] if of else dossier.timeline(person, until=end_of(book, on), limit=1)
    if not last or on - day_of(book, last[0].at) > LAST_TOPIC_FOR:
        return {}
    facts = quoted_topic(last[0].subject)
    said = said_in(spoken(), facts.get("topic", ""))  # a letter quotes nothing of another language
    return {"topic": said} if 0 < len(said) <= LONGEST_TOPIC else {}


def _need(person: Person, register: str) -> dict[str, str]:
    """Return what they need, as noted last, in words one says to them."""
    told = dossier.interests_of(person)
    needs = [row for row in told if row.kind == Interest.NEED and row.state == Interest.OPEN]
    last = max(needs, key=lambda row: (row.on, row.pk)).text if needs else ""
    lang = spoken()
    need = quoted.to_them(said_in(lang, quoted.need(discreet(last))), lang, register)
    return {"need": need} if 0 < len(need) <= LONGEST_TOPIC else {}


def _season(on: date) -> dict[str, str]:
    """Return what one wishes at this time of the year, {} for nothing but a good day."""
    if on.month == 1 or (on.month, on.day) >= _NEW_YEAR_FROM:
        return {"newyear": ""}
    return {"summer": ""} if on.month in (7, 8) else {}
