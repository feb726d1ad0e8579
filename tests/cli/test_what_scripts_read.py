"""The JSON that scripts rely on: fields may be added, none is ever renamed."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.builders import ALICE, ME, a_card, a_google_csv, a_mail, a_vcf, an_mbox, mail, written
from tests.cli.terminal import ON, Terminal

ROW = {
    "id", "name", "organisation", "title", "emails", "circles", "strength", "label",
    "last_exchange_on", "due_on",
}  # fmt: skip
SHEET = ROW | {
    "given", "family", "birthday", "language", "register", "how_met", "met_on", "through",
    "addresses", "positions", "incoming", "outgoing", "cadence", "sentence", "notes", "occasions",
    "links", "timeline",
}  # fmt: skip
ITEM = {"id", "kind", "practice", "person", "reason", "action", "due"}
TIE = {
    "person", "strength", "incoming", "outgoing", "label", "last_exchange_on", "due_on", "sentence",
}  # fmt: skip
KINDS = {
    "thank", "follow-up", "reply", "answer-introduction", "occasion", "keep-in-touch", "reconnect",
    "introduce", "give", "review",
}  # fmt: skip


def item_of(run: Terminal, kind: str) -> str:
    items = json.loads(run.seen("today", "--on", ON, "--json"))["items"]
    return str(next(item["id"] for item in items if item["kind"] == kind))


def names(rows: list[dict[str, Any]]) -> list[str]:
    return [row["name"] for row in rows]


def test_an_import_tells_what_became_of_each_source(empty: Terminal, tmp_path: Path) -> None:
    path = a_vcf(tmp_path, a_card(), a_card("Dan Roux", "BDAY:soon"))
    told = empty.json("import", path)
    [source] = told["sources"]
    assert told.keys() == {"sources", "duplicates"}
    assert source.keys() >= {"path", "kind", "people", "exchanges", "problems"}
    assert (source["path"], source["kind"]) == (str(path), "vcard")
    assert source["people"] == {
        "seen": 2, "created": 2, "updated": 0, "unchanged": 0, "ignored": 0,
    }  # fmt: skip
    assert source["exchanges"] == {"seen": 0, "created": 0, "unchanged": 0, "ignored": 0}
    assert [p["code"] for p in source["problems"]] == ["bad-date"]
    assert source["problems"][0].keys() == {"place", "code", "message"}
    assert "soon" in source["problems"][0]["message"]


def test_what_is_left_out_of_a_mailbox_is_told_by_reason(empty: Terminal, tmp_path: Path) -> None:
    robot = "no-reply@shop.example"
    mails = (
        a_mail(ALICE, ME, on=date(2024, 5, 6)),
        a_mail(robot, ME, on=date(2024, 5, 7), id="r1"),
        a_mail(robot, ME, on=date(2024, 5, 8), id="r2"),
    )
    path = an_mbox(tmp_path, *mails)
    assert "2 automatic mails" in empty.seen("import", path, "--me", ME)
    [source] = empty.json("import", path, "--me", ME)["sources"]
    assert source["left_out"] == {"automatic": 2}


def test_a_table_cut_off_after_its_titles_is_told(empty: Terminal, tmp_path: Path) -> None:
    path = a_google_csv(tmp_path)
    path.write_text(path.read_text().partition("\n")[0] + "\n")
    [source] = empty.json("import", path)["sources"]
    assert [p["code"] for p in source["problems"]] == ["header-alone"]
    assert "export it again" in source["problems"][0]["message"]


def test_the_same_file_again_is_told_to_change_nothing(empty: Terminal, tmp_path: Path) -> None:
    path = an_mbox(tmp_path, a_mail(ALICE, ME, on=date(2024, 5, 6)))
    first, again = (empty.json("import", path, "--me", ME)["sources"][0] for _ in range(2))
    assert (first["people"]["created"], again["people"]["created"]) == (1, 0)
    assert (first["exchanges"]["created"], again["exchanges"]["unchanged"]) == (1, 1)
    assert first["me"] == [ME]


def test_a_dry_run_says_whom_it_would_add_and_adds_nobody(empty: Terminal, tmp_path: Path) -> None:
    told = empty.json("import", a_vcf(tmp_path), "--dry-run")
    assert told["sources"][0]["would_add"] == ["Alice Martin"]
    assert empty.json("people") == []


def test_several_files_are_told_one_by_one(empty: Terminal, tmp_path: Path) -> None:
    a_vcf(tmp_path / "all", name="a.vcf")
    a_vcf(tmp_path / "all", a_card("Dan Roux"), name="b.vcf")
    written(tmp_path / "all" / "photo.jpg", b"\xff\xd8\xff\xe0 no words")
    told = empty.json("import", tmp_path / "all")["sources"]
    assert [source["kind"] for source in told] == ["vcard", "vcard", ""]
    assert [p["code"] for p in told[2]["problems"]] == ["unknown-kind"]


def test_a_file_whose_name_is_no_text_is_told_all_the_same(empty: Terminal, tmp_path: Path) -> None:
    path = a_vcf(tmp_path, a_card("Alice Martin"))
    odd = path.with_name(os.fsdecode(b"caf\xe9.vcf"))
    path.rename(odd)
    told = empty("import", odd, "--json").json
    assert [source["people"]["created"] for source in told["sources"]] == [1]
    assert told["sources"][0]["path"] == str(tmp_path / "caf?.vcf")


def test_the_days_of_a_timeline_are_those_where_one_lives(tmp_path: Path) -> None:
    in_paris = Terminal(tmp_path / "home", TZ="Europe/Paris")
    # The clocks go back that Sunday: it lasts from 22:00 to 23:00 the next evening in UTC.
    sent = [(26, 21, 59), (26, 22, 0), (27, 22, 30), (27, 23, 0)]
    moments = [datetime(2024, 10, day, hour, minute, tzinfo=UTC) for day, hour, minute in sent]
    in_paris("import", "--me", ME, an_mbox(tmp_path, *(a_mail(on=moment) for moment in moments)))
    told = in_paris("person", mail(ALICE), "--json").json["timeline"]
    assert [one["on"] for one in told] == ["2024-10-28", "2024-10-27", "2024-10-27", "2024-10-26"]


def test_today_gives_a_reason_and_an_action_for_each_person(look: Terminal) -> None:
    told = json.loads(look.seen("today", "--on", ON, "--json"))
    assert told.keys() == {"on", "items"}
    assert told["on"] == ON
    assert {item["kind"] for item in told["items"]} == {"reply", "follow-up", "occasion"}
    for item in told["items"]:
        assert item.keys() >= ITEM
        assert item["person"].keys() >= {"id", "name"}
        assert item["kind"] in KINDS
        assert item["reason"]
        assert item["action"]


def test_today_gives_no_more_people_than_asked(look: Terminal) -> None:
    assert len(look.json("today", "--on", ON, "--limit", 1)["items"]) == 1
    assert look.json("today", "--on", ON, "--limit", 0)["items"] == []


def test_a_birthday_of_long_ago_is_kept(garden: Terminal) -> None:
    told = garden.json("set", "Alice Martin", "birthday=1867-11-07")
    assert told["birthday"] == "1867-11-07"


def test_no_more_than_nobody_is_not_said_to_be_nobody(look: Terminal) -> None:
    assert look("today", "--on", ON, "--limit", 0).out == "13\u00a0May 2024\n"
    assert look("ties", "--on", ON, "--limit", 0).out == ""
    assert look.json("ties", "--limit", 0) == []


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Nothing tells yet"), ("fr", "Rien ne dit encore")]
)
def test_people_of_whom_no_exchange_is_known_make_a_list_by_what_would_tell(
    empty: Terminal, language: str, said: str
) -> None:
    empty("add", "Claire Morel")
    told = empty("today", ENTREGENT_LANG=language).out
    assert said in told
    assert "entregent cadences --propose" in told
    empty("log", "Claire Morel", "--channel", "call")
    assert said not in empty("today", ENTREGENT_LANG=language).out


def test_what_is_done_does_not_come_back(garden: Terminal, look: Terminal) -> None:
    item = item_of(look, "reply")
    told = garden.json("today", "--on", ON, "done", item)
    assert told.keys() >= {"id", "verdict", "until"}
    assert (told["id"], told["verdict"]) == (item, "done")
    assert item not in str(garden.json("today", "--on", ON))


def test_what_is_put_off_comes_back_that_day(garden: Terminal, look: Terminal) -> None:
    item = item_of(look, "occasion")
    told = garden.json("today", "snooze", item, "--until", "2024-05-15", "--on", ON)
    assert (told["verdict"], told["until"]) == ("snooze", "2024-05-15")
    assert item not in str(garden.json("today", "--on", "2024-05-14"))
    assert item in str(garden.json("today", "--on", "2024-05-15"))


def test_what_is_put_off_without_a_day_comes_back_in_a_week(
    garden: Terminal, look: Terminal
) -> None:
    item = item_of(look, "occasion")
    assert garden.json("today", "snooze", item, "--on", ON)["until"] == "2024-05-20"


def test_what_is_skipped_leaves_the_list(garden: Terminal, look: Terminal) -> None:
    item = item_of(look, "follow-up")
    assert garden.json("today", "skip", item, "--on", ON)["verdict"] == "skip"
    assert item not in str(garden.json("today", "--on", ON))


def test_people_are_listed_by_name(look: Terminal) -> None:
    told = look.json("people")
    assert names(told) == [
        "Alice Martin", "Benoît Durand", "Chloé Petit", "Paul Roux", "Paul Roux",
    ]  # fmt: skip
    assert all(row.keys() >= ROW for row in told)
    assert told[0]["emails"] == [mail(ALICE)]
    assert told[0]["circles"] == ["Choir", "Lyon"]
    assert (told[1]["organisation"], told[1]["title"]) == ("Initech", "Engineer")


def test_people_are_found_by_a_word_a_circle_and_a_limit(look: Terminal) -> None:
    assert names(look.json("people", "initech durand")) == ["Benoît Durand"]
    assert names(look.json("people", "--circle", "choir")) == ["Alice Martin"]
    assert names(look.json("people", "roux", "--limit", 1)) == ["Paul Roux"]


def test_somebody_is_told_with_all_that_is_known(look: Terminal) -> None:
    told = look.json("person", "alice martin", "--on", ON)
    assert told.keys() >= SHEET
    assert told["name"] == "Alice Martin"
    assert [exchange["on"] for exchange in told["timeline"]] == ["2024-05-06", "2024-01-09"]
    assert {link["person"]["name"] for link in told["links"]} == {"Benoît Durand"}
    for who in (told["id"], "ALICE@ACME.EXAMPLE"):
        assert look.json("person", who, "--on", ON) == told


def test_the_terminal_tells_what_was_exchanged_noted_and_happened_as_one(garden: Terminal) -> None:
    garden("set", "Alice Martin", "note=Sails", "birthday=1980-03-01")
    said = garden("person", "Alice Martin").out
    told = [
        said.index(words) for words in ("Note  Sails", "2024-05-06", "2024-03-01", "2024-01-09")
    ]
    assert told == sorted(told)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "is in the book already"), ("fr", "est déjà dans le carnet")]
)
def test_whoever_is_added_under_a_name_that_is_there_is_told_of(
    empty: Terminal, language: str, said: str
) -> None:
    first = empty.json("add", "Marie Curie")["id"]
    told = empty("add", "marie curie", "--json", tells=True, ENTREGENT_LANG=language)
    assert said in told.err
    assert f"entregent merge {first} {told.json['id']}" in told.err
    assert len(empty.json("people")) == 2


def test_adding_somebody_gives_them_back(garden: Terminal) -> None:
    told = garden.json(
        "add", "Dan Roux", "--email", "dan@x.example", "--email", "dan@home.example",
        "--organisation", "Acme", "--title", "Baker", "--circle", "Choir", "--circle", "Lyon",
        "--met", "At a fair", "--through", "alice@acme.example",
    )  # fmt: skip
    assert told.keys() >= SHEET
    assert told["emails"] == ["dan@x.example", "dan@home.example"]
    assert (told["organisation"], told["title"]) == ("Acme", "Baker")
    assert told["circles"] == ["Choir", "Lyon"]
    assert (told["how_met"], told["through"]["name"]) == ("At a fair", "Alice Martin")


def test_logging_gives_the_person_with_the_exchange(garden: Terminal) -> None:
    said = ("--channel", "call", "--on", "2024-05-12", "--by", "them", "--note", "About Lyon")
    told = garden.json("log", "Alice Martin", *said)
    assert told.keys() >= SHEET
    assert told["timeline"][0] == {
        "on": "2024-05-12", "channel": "call", "by": "them", "subject": "",
        "note": "About Lyon", "source": "typed",
    }  # fmt: skip


def test_setting_gives_the_person_corrected(garden: Terminal) -> None:
    fields = ("title=Director", "birthday=--12-01", "cadence=30", "register=tu", "note=Sails")
    told = garden.json("set", "Alice Martin", *fields, "--on", ON)
    assert told.keys() >= SHEET
    assert (told["title"], told["birthday"], told["register"]) == ("Director", "--12-01", "tu")
    assert (told["cadence"], told["notes"][0]["text"]) == (30, "Sails")
    assert garden.json("set", "Alice Martin", "title=", "--on", ON)["title"] == ""


def test_ties_are_told_the_strongest_first(look: Terminal) -> None:
    told = look.json("ties", "--on", ON)
    assert all(row.keys() >= TIE for row in told)
    assert told[0]["person"].keys() >= {"id", "name", "emails"}
    assert told[0]["person"]["name"] == "Chloé Petit"
    assert told == sorted(told, key=lambda row: -row["strength"])
    assert look.json("ties", "--on", ON, "--limit", 1) == told[:1]


def test_cadences_are_proposed_then_accepted(garden: Terminal) -> None:
    proposed = garden.json("cadences", "--propose", "--on", ON)
    assert proposed
    assert all(row.keys() >= {"person", "cadence"} for row in proposed)
    assert garden.json("cadences", "--accept", "--on", ON) == proposed
    assert garden.json("cadences", "--on", ON) == []


def test_ignoring_says_how_many_left(empty: Terminal, tmp_path: Path) -> None:
    path = an_mbox(tmp_path, a_mail(ALICE, ME, on=date(2024, 5, 6)))
    empty("import", path, "--me", ME)
    told = empty.json("ignore", "acme.example")
    assert told == {"ignored": "acme.example", "left": 1, "stay": {}}
    assert empty.json("people") == []


def test_a_mail_of_somebody_left_out_and_they_themselves_are_counted_apart(
    empty: Terminal, tmp_path: Path
) -> None:
    path = an_mbox(tmp_path, a_mail(ALICE, ME, on=date(2024, 5, 6)))
    empty("ignore", "acme.example")
    [source] = empty.json("import", path, "--me", ME)["sources"]
    assert source["left_out"] == {"unwanted": 1, "unwanted-person": 1}


def test_ignoring_says_how_many_stay_and_why_in_both_languages(empty: Terminal) -> None:
    empty("add", "Alice Martin", "--email", "alice@acme.example")
    assert empty.json("ignore", "acme.example")["stay"] == {"typed": 1}
    english = empty("ignore", "acme.example").out
    assert "1 person of it stays in the book" in english
    assert "  1, of whom you typed something yourself" in english
    french = empty("ignore", "acme.example", "--lang", "fr").out
    assert "1 personne y reste" in french
    assert "  1 dont vous avez écrit quelque chose vous-même" in french


def test_undoing_says_what_was_undone(garden: Terminal) -> None:
    garden("add", "Dan Roux")
    assert garden.json("undo")["undone"] == "add"
    assert garden.json("people", "dan") == []


def test_erasing_says_whom_and_can_be_undone(garden: Terminal) -> None:
    alice = garden.json("person", "Alice Martin")["id"]
    assert garden.json("erase", "Alice Martin", "--yes") == {"erased": alice}
    assert garden.json("people", "alice") == []
    garden("undo")
    assert garden.json("person", "Alice Martin")["id"] == alice


def test_an_export_is_the_book_itself(look: Terminal, tmp_path: Path) -> None:
    told = look.json("export", "--to", tmp_path / "book.json")
    assert told == {"path": str(tmp_path / "book.json"), "people": 5}
    whole = json.loads((tmp_path / "book.json").read_text())
    assert {"Alice Martin", "Chloé Petit"} <= {person["name"] for person in whole["person"]}
    assert look.seen("export") == (tmp_path / "book.json").read_text()


def test_an_export_reads_back_into_a_new_book(
    look: Terminal, empty: Terminal, tmp_path: Path
) -> None:
    look("export", "--to", tmp_path / "book.json")
    empty("import", tmp_path / "book.json")
    assert empty("export").out == (tmp_path / "book.json").read_text()


@pytest.mark.parametrize(("form", "beginning"), [("vcard", "BEGIN:VCARD"), ("csv", "name,given")])
def test_an_export_for_other_programs(look: Terminal, form: str, beginning: str) -> None:
    written_out = look("export", "--format", form).out
    assert written_out.startswith(beginning)
    assert "Chloé Petit" in written_out


@pytest.mark.parametrize(
    ("name", "beginning"), [("x.CSV", "name,given"), ("x.vcf", "BEGIN:VCARD"), ("x", "{")]
)
def test_an_export_is_what_its_file_is_named_for(
    look: Terminal, tmp_path: Path, name: str, beginning: str
) -> None:
    look("export", "--to", tmp_path / name)
    assert (tmp_path / name).read_text().startswith(beginning)


def test_an_export_named_for_another_format_is_refused(look: Terminal, tmp_path: Path) -> None:
    words = ("export", "--to", tmp_path / "x.vcf", "--format", "csv")
    assert "Leave --format out" in look.refused(*words)
    assert "Retirez --format" in Terminal(look.home, ENTREGENT_LANG="fr").refused(*words)
    assert not list(tmp_path.iterdir())


def test_a_backup_and_a_restore_say_where_each_book_is(
    garden: Terminal, look: Terminal, tmp_path: Path
) -> None:
    before = look.seen("export")
    copy = tmp_path / "copy.sqlite3"
    assert garden.json("backup", copy) == {"path": str(copy)}
    garden("erase", "Alice Martin", "--yes")
    told = garden.json("restore", copy)
    assert told.keys() >= {"restored", "kept"}
    assert Path(told["kept"]).is_file()
    assert garden("export").out == before


def test_a_backup_without_a_name_is_kept_in_the_home(garden: Terminal) -> None:
    path = Path(garden.json("backup")["path"])
    assert path.parent == garden.home / "backups"
    assert path.is_file()


def test_the_doctor_tells_each_check(look: Terminal) -> None:
    told = look.json("doctor")
    assert all(finding.keys() >= {"check", "ok", "message", "advice"} for finding in told)
    assert all(finding["ok"] and not finding["advice"] for finding in told)
    assert "schema" in {finding["check"] for finding in told}


def test_the_doctor_of_an_empty_book_only_hints(empty: Terminal) -> None:
    told = {finding["check"]: finding for finding in empty.json("doctor")}
    assert not told["people"]["ok"]
    assert "entregent import" in told["people"]["advice"]


def test_each_fact_of_somebody_says_where_it_came_from(look: Terminal) -> None:
    told = look.json("person", "Alice Martin", "--sources")["sources"]
    assert {tuple(fact) for fact in told["facts"]} == {("what", "value", "source")}
    assert {fact["source"]["file"] for fact in told["facts"]} >= {"contacts.vcf", "mail.mbox"}
    assert {"kind", "file", "on"} == set(told["told_by"][0]["source"])
    assert "contacts.vcf" in look("person", "Alice Martin", "--sources").out


def test_the_journal_says_what_was_done_and_what_can_be_undone(garden: Terminal) -> None:
    garden("add", "Dan Roux")
    last = garden.json("journal", "--limit", 1)[0]
    assert last.keys() >= {"id", "at", "act", "from", "sentence", "undone_at", "can_be_undone"}
    assert (last["act"], last["from"], last["can_be_undone"]) == ("add", "terminal", True)
    garden("undo", last["id"])
    assert not garden.json("journal", "--limit", 1)[0]["can_be_undone"]


def test_every_line_of_today_prints_the_command_that_writes_about_it(garden: Terminal) -> None:
    told = garden("today", "--on", ON).out
    for item in garden.json("today", "--on", ON)["items"]:
        assert f"  entregent draft --item {item['id']}\n" in told
        draft = garden.json("draft", "--item", item["id"], "--on", ON)
        assert draft["item"] == item["id"]
        assert draft["body"]
    assert "today’s list" in garden.refused("draft", "--item", "reply-1-999")
    assert "--item ID" in garden.misused("draft", "follow-up")


def test_a_follow_up_keeps_the_promise_that_is_due(garden: Terminal) -> None:
    note = "lui envoyer l’article"
    garden("log", "Alice Martin", "--channel", "call", "--note", note)
    later = ("--on", "2199-01-01")
    told = garden.json("draft", "follow-up", "--to", "Alice Martin", *later)
    assert "promise" in told["item"]
    assert told["subject"] == "As promised"
