"""By what means people met, told from how a calendar names the event and its place."""

import re

from entregent.core.text import fold
from entregent.importers.records import Channel

# In folded words, French and English, some German; those of a meal go before those of a call.
_TITLES = {
    Channel.MEAL: "dejeuner|dej|petit dej|diner|souper|repas|resto|restaurant|brunch|lunch|dinner"
    "|breakfast|supper|mittagessen|abendessen",
    Channel.VIDEO: "visio|visioconference|visioconf|webconf|webconference|videoconference"
    "|videoconf|video call|appel video|zoom|google meet|teams|webex|skype|facetime"
    "|videokonferenz",
    Channel.CALL: "appel|appels|appeler|rappeler|telephone|telephoner|tel|coup de fil|call|phone"
    "|phone call|conf call|conference call|telefonat|anruf",
}
_BY_TITLE = [(channel, re.compile(rf"\b(?:{words})\b")) for channel, words in _TITLES.items()]
_VIDEO_PLACE = re.compile(
    r"\b(?:visio\w*|zoom|google meet|microsoft teams|teams|webex|skype|facetime|video)\b"
)
_LINK = re.compile(
    r"https?://(?:[\w-]+\.)*(?:zoom\.us|zoomgov\.com|meet\.google\.com|hangouts\.google\.com"
    r"|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com|meet\.jit\.si"
    r"|gotomeeting\.com|gotomeet\.me|bluejeans\.com|livestorm\.co|visio\.numerique\.gouv\.fr"
    r"|rendez-vous\.renater\.fr)/",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"(?:tel:|\+)?[\d\s().-]{9,24}\Z")
_LOOKED_THROUGH = 20_000  # characters of a description


def channel_of(title: str, place: str, description: str, conference: str) -> Channel:
    """Return the channel of an event; a meeting unless something tells.

    `conference` is what the calendar itself says of a call. Programs add one to every event with
    guests: where the event has a place or is a meal, it tells nothing.
    """
    words = fold(title[:300])
    named = next((channel for channel, names in _BY_TITLE if names.search(words)), None)
    if named in (Channel.MEAL, Channel.VIDEO):
        return named
    if _is_video(place[:1_000], description[:_LOOKED_THROUGH], conference):
        return Channel.VIDEO
    if named or _TELEPHONE.match(place.strip()):
        return Channel.CALL
    return Channel.MEETING


def _is_video(place: str, description: str, conference: str) -> bool:
    if _LINK.search(place) or _VIDEO_PLACE.search(fold(place)):
        return True
    elsewhere = conference.startswith(("http://", "https://")) or _LINK.search(description)
    return bool(elsewhere) and not place.strip()
