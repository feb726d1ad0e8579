"""Mailboxes: who I am, who becomes a person, what counts as an exchange, what awaits an answer."""

from datetime import UTC, date, datetime
from math import sqrt
from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    BENOIT,
    CHLOE,
    ME,
    PROFILES,
    TODAY,
    a_connection,
    a_linkedin_archive,
    a_links_csv,
    a_mail,
    a_message,
    all_imported,
    an_mbox,
    called,
    exported,
    imported,
    mail,
    names,
    written,
)

from entregent.services.errors import EntregentError
from entregent.storage.models import Book, Exchange, Link, Participant, Tie


def awaiting(book: Book) -> list[str]:
    rows = Exchange.objects.filter(book=book, awaits_answer=True).order_by("at")
    return list(rows.values_list("subject", flat=True))


def test_i_am_who_takes_part_in_most_mails(book: Book, tmp_path: Path) -> None:
    report = imported(book, an_mbox(tmp_path, a_mail(ALICE, ME), a_mail(ME, BENOIT)))
    assert report.me == [ME]
    assert names(book) == ["Alice Martin", "Benoît Durand"]


def test_i_am_who_wrote_what_lies_in_the_folder_of_sent_mails(book: Book, tmp_path: Path) -> None:
    report = imported(book, an_mbox(tmp_path, a_mail(ME, ALICE), name="Sent"))
    assert report.me == [ME]


def loose(folder: Path, *mails: str) -> Path:
    """Write each mail into a file of its own, as programs do that save one mail at a time."""
    for number, one in enumerate(mails):
        written(folder / f"{number}.eml", one.partition("\n")[2])
    return folder


def test_i_am_who_takes_part_in_most_mails_saved_one_by_one(book: Book, tmp_path: Path) -> None:
    folder = loose(tmp_path / "saved", a_mail(ALICE, ME), a_mail(BENOIT, ME), a_mail(CHLOE, ME))
    report = all_imported(book, folder)
    assert [source.problems for source in report.sources] == [[], [], []]
    assert sum(source.exchanges.created for source in report.sources) == 3
    assert not any(source.left_out for source in report.sources)
    assert report.sources[0].me == [ME]
    assert names(book) == ["Alice Martin", "Benoît Durand", "Chloé Petit"]


def test_mails_saved_one_by_one_are_mine_when_each_is_named(book: Book, tmp_path: Path) -> None:
    folder = loose(tmp_path / "saved", a_mail(ALICE, ME), a_mail(BENOIT, ME))
    all_imported(book, *sorted(folder.iterdir()))
    assert names(book) == ["Alice Martin", "Benoît Durand"]


def test_who_i_am_is_asked_where_mails_saved_one_by_one_do_not_tell(
    book: Book, tmp_path: Path
) -> None:
    report = all_imported(
        book, loose(tmp_path / "saved", a_mail(ALICE, ME), a_mail(ALICE, ME, id="2"))
    )
    assert {p.code for source in report.sources for p in source.problems} == {"owner-unknown"}
    assert names(book) == []


def test_mails_saved_one_by_one_tell_nothing_new_of_an_owner_who_is_known(
    book: Book, tmp_path: Path
) -> None:
    imported(book, an_mbox(tmp_path, a_mail(BENOIT, ME)), me=[ME])
    others = loose(tmp_path / "saved", a_mail(ALICE, BENOIT), a_mail(ALICE, CHLOE))
    assert imported(book, others).me == [ME]
    assert names(book) == ["Benoît Durand"]


def test_i_am_who_i_say(book: Book, tmp_path: Path) -> None:
    report = imported(book, an_mbox(tmp_path, a_mail(ALICE, ME)), me=[f"<{ME.upper()}>"])
    assert report.me == [ME]
    assert names(book) == ["Alice Martin"]


def test_who_i_am_is_remembered(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME)), me=[ME])
    report = imported(book, an_mbox(tmp_path, a_mail(BENOIT, ME)))
    assert names(book) == ["Alice Martin", "Benoît Durand"]
    assert report.exchanges.created == 1


def test_when_nothing_tells_who_i_am_i_am_asked(book: Book, tmp_path: Path) -> None:
    report = imported(book, an_mbox(tmp_path, a_mail(ALICE, BENOIT)))
    assert [p.code for p in report.problems] == ["owner-unknown"]
    assert names(book) == []


def test_mails_between_others_make_none_of_them_me(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path, a_mail(BENOIT, ME)), me=[ME])
    others = a_mail(ALICE, BENOIT), a_mail(ALICE, CHLOE), a_mail(ALICE, "Dan <dan@x.example>")
    report = imported(book, an_mbox(tmp_path, *others, name="others.mbox"))
    assert report.me == [ME]
    assert (report.exchanges.created, names(book)) == (0, ["Benoît Durand"])
    assert [p.code for p in report.problems] == ["owner-unknown"]


def test_an_address_that_is_none_is_refused(book: Book, tmp_path: Path) -> None:
    with pytest.raises(EntregentError, match="not-an-address"):
        imported(book, an_mbox(tmp_path), me=["paul"])


def test_all_my_addresses_are_mine(book: Book, tmp_path: Path) -> None:
    other = "paul@old.example"
    path = an_mbox(tmp_path, a_mail(ME, other), a_mail(ALICE, other), a_mail(other, ME))
    imported(book, path, me=[ME, other])
    assert names(book) == ["Alice Martin"]
    assert Exchange.objects.count() == 1


def test_my_own_card_and_connection_are_nobody(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path), me=[ME])
    rows = a_connection("Paul Moi", email=ME), a_connection("Benoît Durand")
    imported(book, a_linkedin_archive(tmp_path, *rows))
    assert names(book) == ["Alice Martin", "Benoît Durand"]


def test_the_archive_tells_who_i_am_in_its_messages(book: Book, tmp_path: Path) -> None:
    report = imported(book, a_linkedin_archive(tmp_path, messages=[a_message()]))
    assert report.problems == []
    assert report.exchanges.created == 1
    assert Tie.objects.get(person=called(book, "Alice Martin")).last_in_at is not None


def test_who_wrote_to_me_and_whom_i_wrote_to_become_people(book: Book, tmp_path: Path) -> None:
    path = an_mbox(
        tmp_path, a_mail(ALICE, f"{ME}, Dan <dan@x.example>"), a_mail(ME, BENOIT, cc=CHLOE)
    )
    imported(book, path, me=[ME])
    assert names(book) == ["Alice Martin", "Benoît Durand", "Chloé Petit"]


def test_one_mail_is_one_exchange_however_many_took_part(book: Book, tmp_path: Path) -> None:
    report = imported(book, an_mbox(tmp_path, a_mail(ME, f"{ALICE}, {BENOIT}", cc=CHLOE)), me=[ME])
    assert report.exchanges.created == Exchange.objects.count() == 1
    assert Participant.objects.count() == 3


def test_a_mail_to_four_is_shared_out_among_them(book: Book, tmp_path: Path) -> None:
    to = f"{ALICE}, {BENOIT}, {CHLOE}, Dan <dan@x.example>"
    imported(book, an_mbox(tmp_path, a_mail(ME, to)), me=[ME])
    tie = Tie.objects.get(person=called(book, "Alice Martin"))
    assert tie.s365 == pytest.approx(1 / sqrt(4))


@pytest.mark.parametrize(("others", "exchanges"), [(19, 1), (20, 0)])
def test_a_mail_to_more_than_twenty_is_no_exchange(
    book: Book, tmp_path: Path, others: int, exchanges: int
) -> None:
    to = ", ".join([ALICE, *(f"p{n}@x.example" for n in range(others))])
    report = imported(book, an_mbox(tmp_path, a_mail(ME, to)), me=[ME])
    assert (report.exchanges.created, report.exchanges.ignored) == (exchanges, 1 - exchanges)
    assert len(names(book)) == 20 * exchanges


def test_a_mail_to_myself_is_no_exchange(book: Book, tmp_path: Path) -> None:
    report = imported(book, an_mbox(tmp_path, a_mail(ME, ME)), me=[ME])
    assert (report.exchanges.seen, report.exchanges.ignored) == (1, 1)


def test_a_mail_between_others_is_no_exchange_of_mine(book: Book, tmp_path: Path) -> None:
    report = imported(book, an_mbox(tmp_path, a_mail(ALICE, BENOIT)), me=[ME])
    assert (report.exchanges.ignored, names(book)) == (1, [])


@pytest.mark.parametrize(
    "headers",
    [{"List_Id": "<x.list>"}, {"Precedence": "bulk"}, {"Auto_Submitted": "auto-replied"},
     {"X_Gmail_Labels": "Spam"}],
)  # fmt: skip
def test_lists_robots_and_spam_are_nobody(
    book: Book, tmp_path: Path, headers: dict[str, str]
) -> None:
    report = imported(book, an_mbox(tmp_path, a_mail(ALICE, ME, **headers)), me=[ME])
    assert (report.exchanges.ignored, names(book)) == (1, [])


def test_a_mail_from_the_future_is_left_out_and_told(book: Book, tmp_path: Path) -> None:
    report = imported(book, an_mbox(tmp_path, a_mail(on=date(2031, 1, 1))), me=[ME])
    [problem] = report.problems
    assert (problem.place, problem.code) == ("mail 1", "in-the-future")
    assert problem.values == {"value": "2031-01-01"}
    assert (report.exchanges.ignored, names(book)) == (1, [])


def test_only_who_when_and_the_subject_are_kept_of_a_mail(book: Book, tmp_path: Path) -> None:
    secret = a_mail(ALICE, ME).replace("Bonjour", "le code du coffre")
    imported(book, an_mbox(tmp_path, secret), me=[ME])
    assert "coffre" not in exported(book)


def test_what_came_to_me_alone_and_nobody_answered_awaits_an_answer(
    book: Book, tmp_path: Path
) -> None:
    path = an_mbox(
        tmp_path,
        a_mail(ALICE, ME, id="a1", subject="Asked"),
        a_mail(BENOIT, f"{ME}, {ALICE}", id="b1", subject="To all"),
        a_mail(CHLOE, ME, id="c1", subject="Answered"),
        a_mail(ME, CHLOE, id="c2", answers="c1", on=date(2026, 11, 3), subject="Re: Answered"),
    )
    imported(book, path, me=[ME])
    assert awaiting(book) == ["Asked"]


def test_an_answer_in_a_later_file_settles_the_thread(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME, id="a1")), me=[ME])
    assert awaiting(book) == ["Lyon"]
    answer = a_mail(ME, ALICE, id="a2", answers="a1", on=date(2026, 11, 3))
    imported(book, an_mbox(tmp_path, answer, name="sent.mbox"))
    assert awaiting(book) == []


def test_an_answer_read_before_the_question_settles_the_thread(book: Book, tmp_path: Path) -> None:
    answer = a_mail(ME, ALICE, id="a2", answers="a1", on=date(2026, 11, 3))
    imported(book, an_mbox(tmp_path, answer, name="sent.mbox"), me=[ME])
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME, id="a1")))
    assert awaiting(book) == []


def test_only_the_last_mail_of_a_thread_awaits_an_answer(book: Book, tmp_path: Path) -> None:
    first = a_mail(ALICE, ME, id="a1", subject="First")
    again = a_mail(ALICE, ME, id="a2", answers="a1", on=date(2026, 11, 5), subject="Again")
    imported(book, an_mbox(tmp_path, again, first), me=[ME])
    assert awaiting(book) == ["Again"]


def test_people_named_together_in_mails_know_each_other(book: Book, tmp_path: Path) -> None:
    path = an_mbox(
        tmp_path,
        a_mail(ME, f"{ALICE}, {BENOIT}", id="1"),
        a_mail(ALICE, ME, cc=BENOIT, id="2", on=date(2026, 11, 10)),
    )
    report = imported(book, path, me=[ME])
    link = Link.objects.get()
    assert (report.links, link.kind, link.seen, link.since) == (1, "mail", 2, "2026-11-02")
    assert {link.a.name, link.b.name} == {"Alice Martin", "Benoît Durand"}


def test_a_later_file_adds_to_the_evidence_of_a_link(book: Book, tmp_path: Path) -> None:
    imported(book, an_mbox(tmp_path, a_mail(ME, f"{ALICE}, {BENOIT}", id="1")), me=[ME])
    later = a_mail(ME, f"{ALICE}, {BENOIT}", id="2", on=TODAY)
    imported(book, an_mbox(tmp_path, later, name="later.mbox"))
    link = Link.objects.get()
    assert (link.seen, link.since) == (2, "2026-11-02")
    assert link.last_at == datetime(2026, 11, 22, 8, tzinfo=UTC)


def test_a_link_written_down_keeps_its_evidence(book: Book, tmp_path: Path) -> None:
    imported(book, a_links_csv(tmp_path))
    link = Link.objects.get()
    assert (link.kind, link.evidence, link.since) == ("close", "Same school", "2010")
    assert names(book) == ["alice@acme.example", "benoit@globex.example"]


def test_evidence_corrected_in_the_file_is_corrected_in_the_book(
    book: Book, tmp_path: Path
) -> None:
    row = "alice@acme.example,benoit@globex.example,{},,close"
    imported(book, a_links_csv(tmp_path, row.format("School")))
    report = imported(book, a_links_csv(tmp_path, row.format("Same firm")))
    assert (Link.objects.get().evidence, report.links) == ("Same firm", 0)


def test_mails_in_another_order_make_the_same_tie(book: Book, tmp_path: Path) -> None:
    days = [date(2026, month, 5) for month in (3, 1, 11, 7)]
    mails = [a_mail(ALICE, ME, on=day, id=str(day)) for day in days]
    imported(book, an_mbox(tmp_path, *mails), me=[ME])
    mixed = Tie.objects.get()
    book.exchange_set.all().delete()
    imported(book, an_mbox(tmp_path, *sorted(mails), name="sorted.mbox"))
    assert Tie.objects.get().s365 == mixed.s365


def test_the_addresses_of_one_person_are_one_tie(book: Book, tmp_path: Path) -> None:
    card = (
        "BEGIN:VCARD\nFN:Alice Martin\nEMAIL:alice@acme.example\nEMAIL:a@home.example\nEND:VCARD\n"
    )
    (tmp_path / "a.vcf").write_text(card)
    imported(book, tmp_path / "a.vcf")
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME), a_mail("a@home.example", ME)), me=[ME])
    assert (names(book), Tie.objects.get().exchanges) == (["Alice Martin"], 2)


def test_linkedin_messages_without_urls_are_told_from_mine(book: Book, tmp_path: Path) -> None:
    messages = [
        a_message("Paul Moi", "Alice Martin", urls=False),
        a_message("Alice Martin", "Paul Moi", urls=False, on="2026-02-02 08:00:00 UTC"),
    ]
    report = imported(book, a_linkedin_archive(tmp_path, messages=messages))
    tie = Tie.objects.get(person=called(book, "Alice Martin"))
    assert (report.exchanges.created, names(book)) == (2, ["Alice Martin"])
    assert tie.last_in_at != tie.last_out_at
    assert PROFILES["Paul Moi"] not in report.me
    assert mail(ALICE) not in report.me
