"""Every address of the pages: those that are read, and those that are only sent to."""

from entregent.core.drafts import Intent
from entregent.web.urls import urlpatterns

# The page to write on, with a draft of each intent: one page, of other words.
DRAFTS = tuple(
    f"/people/{{person}}/write/?language={{speaks}}&intent={intent}&about={{other}}"
    for intent in Intent
    if intent is not Intent.ASK_REFERRAL  # which a boundary of theirs forbids
)
# By the name of the address, each way of reading it that shows something else. {person}, {other}
# are likely one, {away} is archived, {batch} names files that were brought, {goal} is a goal
# with an {opening}, {made} and {mine} are introductions, {campaign} greets by mail ({greeting})
# and by telephone ({called}); {speaks} is the language of the pages.
READ: dict[str, tuple[str, ...]] = {
    "today": ("/", "/?more=10"),
    "people": (
        "/people/", "/people/?q=mar", "/people/?q=marti", "/people/?q=zzz", "/people/?archived=1",
        "/people/?label=weak&silent=3&circle=Voile&no-email=1&new=1&sort=last",
        "/people/?after={person}&before=0",
    ),
    "person": ("/people/{person}/", "/people/{other}/", "/people/{away}/"),
    "person-story": (
        "/people/{person}/story/", "/people/{away}/story/", "/people/{person}/story/?only=notes",
        "/people/{person}/story/?only=occasions",
    ),
    "person-positions": ("/people/{person}/positions/",),
    "person-position": ("/people/{person}/positions/{position}/",),
    "person-exchange": ("/people/{person}/log/{exchange}/",),
    "person-note-correct": ("/people/{person}/notes/{note}/",),
    "person-merge": ("/people/{person}/merge/", "/people/{person}/merge/?who=zzz"),
    "person-edit": tuple(
        f"/people/{{person}}/edit/{part}/"
        for part in ("portrait", "met", "ways", "manner", "cares")
    ),
    "person-boundaries": ("/people/{person}/boundaries/",),
    "person-prepare": (
        "/people/{other}/prepare/", "/people/{person}/prepare/?for=lunch",
        "/people/{person}/prepare/?for=event",
    ),
    "person-ask": ("/people/{other}/ask/", "/people/{person}/ask/?for=recommendation"),
    "write": (
        "/people/{other}/write/", "/people/{away}/write/",
        "/people/{person}/write/?intent=ask-help&goal={goal}&opportunity={opening}",
        *DRAFTS,
    ),
    "events": ("/events/",),
    "event": ("/events/{event}/", "/events/{past}/?at=after"),
    "goals": ("/goals/",),
    "campaigns": ("/campaigns/", "/campaigns/?where=label%3Dclose"),
    "campaign": ("/campaigns/{campaign}/", "/campaigns/{campaign}/?stands=call"),
    "greeting": ("/campaigns/{campaign}/{greeting}/", "/campaigns/{campaign}/{called}/"),
    "outbox": ("/outbox/",),
    "jobs": ("/jobs/",),
    "favours": ("/favours/",),
    "goal": ("/goals/{goal}/",),
    "goal-road": ("/goals/{goal}/road/",),
    "top": ("/top/",),
    "articles": ("/articles/",),
    "opportunity": ("/goals/{goal}/opportunities/{opening}/",),
    "opportunity-ways": ("/goals/{goal}/opportunities/{opening}/ways/",),
    "settings-needs": ("/settings/needs/",),
    "person-paste": ("/people/{person}/paste/",),
    "introductions": ("/introductions/", "/introductions/?one={person}&other={other}"),
    "introduction": ("/introductions/{made}/", "/introductions/{mine}/"),
    "lineage": ("/lineage/",),
    "lineage-of": ("/people/{person}/lineage/", "/people/{away}/lineage/"),
    "reach": ("/reach/", "/reach/?who={other}", "/reach/?who=Designer"),
    "weak-ties": ("/reach/weak-ties/", "/reach/weak-ties/?goal={goal}"),
    "map": (
        "/map/", "/map/?q=ali", "/map/?q=zzz", "/map/?around={person}",
        "/map/?path={person},{other}",
    ),
    "review": ("/review/",),
    "map-now": ("/map/now/",),
    "map-who": ("/map/who/{person}/",),
    "note": ("/note/",),
    "note-who": ("/note/who/?who=ali",),
    "go": ("/go/", "/go/?to=ali", "/go/?to=zzz"),
    "offline": ("/offline/",),
    "duplicates": ("/duplicates/",),
    "pair": ("/duplicates/{person}/{other}/", "/duplicates/{away}/{person}/"),
    "duplicates-sure": ("/duplicates/sure/?above=0.9", "/duplicates/sure/"),
    "journal": ("/journal/", "/journal/?kind=imports"),
    "settings": (
        "/settings/", "/settings/?blurb={blurb}&back=/goals/", "/settings/?template={template}",
    ),
    "cadences": ("/settings/cadences/",),
    "erase": ("/settings/erase/",),
    "bring": ("/import/",),
    "batch": ("/import/{batch}/",),
    "batch-now": ("/import/{batch}/now/",),
    "begin-people": ("/begin/people/",),
}  # fmt: skip
# What is no page: files for other programs.
FILES = {
    "person-card": "/people/{person}/card.vcf",
    "person-code": "/people/{person}/card.svg",
    "export": "/settings/export/json/",
    "copy-download": "/settings/copies/download/",
    "campaign-sheet": "/campaigns/{campaign}/cards.csv",
    "campaign-labels": "/campaigns/{campaign}/labels.pdf?size=L7163",
    "my-card": "/card.vcf",
    "my-code": "/card.svg",
    "map-picture": "/map/picture.json",
    "batch-problems": "/import/{batch}/problems.csv",
}
NAMES = {str(pattern.name) for pattern in urlpatterns}
SENT = NAMES - READ.keys() - FILES.keys()
ADDRESSES = [address for ways in READ.values() for address in ways]
