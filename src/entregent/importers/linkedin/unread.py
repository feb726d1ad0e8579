"""The files that an archive holds beside those that are read: told apart from one's own."""

import re
from pathlib import Path

from entregent.core.text import fold
from entregent.importers.linkedin.columns import EMAIL
from entregent.importers.table import headers

# Of basic and complete archives. Messages and invitations are not among them: where they cannot be
# read, that is to be told.
_NAMES = frozenset(
    fold(name)
    for name in (
        "account status history, ad targeting, ads clicked, causes you care about, "
        "certifications, comments, company follows, contacts, courses, education, email "
        "addresses, endorsement given info, endorsement received info, endorsements, endorsements "
        "given, endorsements received, events, group posts, groups, guide messages, hashtag "
        "follows, honors, imported contacts, importedcontacts, inferences about you, inferred "
        "credibility scores, instant messengers, instantreposts, interests, job applicant saved "
        "answers, job applicant saved screening question responses, job applications, job seeker "
        "preferences, lan ads engagement, languages, learning, learning coach messages, learning "
        "role play messages, learningcoachmessages, likes, logins, member follows, organizations, "
        "patents, phone numbers, phonenumbers, positions, private identity asset, profile, "
        "profile summary, projects, publications, reactions, receipts, receipts v2, "
        "recommendations, recommendations given, recommendations received, registration, rich "
        "media, saved items, saved job alerts, saved jobs, savedjobalerts, search queries, "
        "searchqueries, security challenges, services marketplace, shares, skills, test scores, "
        "testscores, verifications, volunteering, volunteering experiences, votes, whatsapp phone "
        "numbers"
    ).split(",")
)
# "Comments_2.csv" of a long archive, "Skills (1).csv" of a second download.
_NUMBERED = re.compile(r"(?: \d+)+\Z")
_TABLES = frozenset({".csv", ".tsv"})
_PAGES = frozenset({".html", ".htm"})
# Columns of the lists with addresses that LinkedIn writes; no list of one's own has them.
_OF_LINKEDIN = frozenset({"bookmarkedat", "instantmessagehandles"})
_ADDRESSES = EMAIL | {"emails", "mail", "courriel", "linkedin", "linkedin url", "profile url"}


def is_named_unread(path: Path) -> bool:
    """Tell whether a file bears a name of LinkedIn's, so that nobody need be told it is not read.

    What an archive was unpacked into bears the archive's name: there any other table or page is
    one of LinkedIn's too, that came to be since.
    """
    suffix = path.suffix.lower()
    if suffix not in _TABLES | _PAGES:
        return False
    folders = [fold(folder) for folder in path.absolute().parent.parts]
    if any("linkedindataexport" in folder for folder in folders) and path.stat().st_size:
        return True
    return folders[-1] == "articles" if suffix in _PAGES else _has_name(path)


def is_unread_table(path: Path, head: bytes) -> bool:
    """Tell whether a table that names people is one of LinkedIn's that are not read.

    It is by its name, unless it gives addresses of theirs as a list of one's own does.
    """
    if path.suffix.lower() not in _TABLES or not _has_name(path):
        return False
    names = {name for header in headers(head) for name in header.names}
    return names.isdisjoint(_ADDRESSES) or not names.isdisjoint(_OF_LINKEDIN)


def _has_name(path: Path) -> bool:
    name = fold(path.stem)
    return name in _NAMES or _NUMBERED.sub("", name) in _NAMES
