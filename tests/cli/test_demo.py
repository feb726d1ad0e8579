"""The example network: the commands of `make run` in order, and none of it touches one's own."""

import re
from pathlib import Path
from shlex import split

import pytest
from tests.builders import a_vcf
from tests.cli.terminal import Terminal

from entregent.core.sectors import sector_of

pytestmark = pytest.mark.any_database  # the example is a file, whatever holds one’s own book
MAKEFILE = Path(__file__).parents[2] / "Makefile"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal in a folder where `entregent demo examples` was run once."""
    folder = tmp_path_factory.mktemp("run")
    run = Terminal(folder / "unused")
    told = run.json("demo", "examples", folder=folder)
    assert told.keys() >= {"folder", "people"}
    assert told["people"] > 250
    assert not run.home.exists()
    return Terminal(folder / "examples" / "book", DATABASE_URL="")


def test_what_make_run_does_is_what_is_tested_here() -> None:
    recipe = MAKEFILE.read_text().partition("run: setup")[2].partition("else")[0]
    assert re.findall(r"\$\(BIN\)/entregent (.*)", recipe) == [
        "demo examples",
        "--home examples/book today",
        "--home examples/book serve --port $(PORT)",
    ]


def test_the_example_has_people_to_write_to_today(example: Terminal) -> None:
    items = example.json("today")["items"]
    assert items
    assert len({item["person"]["id"] for item in items}) == len(items)


def test_the_example_is_well(example: Terminal) -> None:
    assert [f["message"] for f in example.json("doctor") if not f["ok"]] == []


def test_the_example_made_again_is_left_as_it_is(example: Terminal) -> None:
    folder = example.home.parent
    before = {path.name: path.read_bytes() for path in folder.glob("*.*")}
    example("add", "Dan Roux")
    example("demo", folder)
    assert example.json("people", "Dan Roux")
    assert {path.name: path.read_bytes() for path in folder.glob("*.*")} == before


def test_files_of_ones_own_are_never_written_over(empty: Terminal, tmp_path: Path) -> None:
    own = a_vcf(tmp_path / "mine")
    before = own.read_bytes()
    assert "contacts.vcf exists already" in empty.refused("demo", own.parent)
    assert own.read_bytes() == before
    assert not (tmp_path / "mine" / "mail.mbox").exists()


def test_the_folder_may_be_written_with_a_tilde(empty: Terminal, tmp_path: Path) -> None:
    empty("demo", "~/examples", HOME=str(tmp_path), folder=tmp_path)
    assert (tmp_path / "examples" / "contacts.vcf").is_file()


def test_the_husband_of_the_spin_instructor_is_reached_through_her(example: Terminal) -> None:
    told = example.json("reach", "recrutement maintenance")
    assert told["target"] == {
        "kind": "title", "name": "recrutement maintenance", "matches": 1, "whole": True,
        "nobody_at": None,
    }  # fmt: skip
    (path,) = told["paths"]
    assert [person["name"] for person in path["people"][1:]] == ["Sophie Lacaze", "Marc Lacaze"]
    assert [step["from"] for step in path["steps"]] == [p["id"] for p in path["people"][:-1]]
    assert path["steps"][1]["sign"] == "spouse"
    assert "après le cours de spinning" in path["steps"][1]["evidence"]
    assert path["chance"] == pytest.approx(path["steps"][0]["p"] * path["steps"][1]["p"], abs=1e-5)
    said = example("--lang", "fr", "reach", "Vents du Pilat").out
    assert "Marc Lacaze  Responsable du recrutement maintenance · Vents du Pilat\n" in said
    assert "Vous → Sophie Lacaze → Marc Lacaze" in said
    assert "Demandez d’abord à Sophie Lacaze, de vive voix" in said
    assert "Le pas le plus fragile" in said
    assert f"Le message, prêt à relire\u202f: {path['command']}" in said
    program, *command = split(path["command"])
    assert (program, "Marc Lacaze" in example(*command).out) == ("entregent", True)
    (direct,) = example.json("reach", "Sophie Lacaze")["paths"]
    assert direct["command"] == 'entregent draft catch-up --to "Sophie Lacaze"'
    assert "spinning" in example("reach", "Marc Lacaze", "--hops", "2").out
    assert "one of 2 steps leads there" in example("reach", "Marc Lacaze", "--hops", "1").out
    assert "zzyzx" in example.refused("reach", "zzyzx")
    example.misused("reach", "Marc Lacaze", "--hops", "7")


def test_recruiters_and_people_of_aerospace_are_found_by_words_of_either_language(
    example: Terminal,
) -> None:
    for words in ("recruteur aéronautique", "aerospace recruiter"):
        told = example.json("reach", words)
        assert len(told["paths"]) == 3
        assert not told["target"]["whole"]
    firsts = [path["people"][1]["id"] for path in told["paths"]]
    assert len(set(firsts)) == 3


def test_a_goal_gives_weak_ties_and_silent_ones_are_few(example: Terminal) -> None:
    aims = ("--target", "sector=aéronautique", "--target", "title=directeur")
    example("goal", "add", "Rejoindre l’aéronautique", "--kind", "sector", *aims)
    found = example.json("weak-ties", "--goal", "rejoindre")
    assert found[0].keys() == {"person", "score", "reason", "ask", "in_common", "part"}
    assert "aéronautique" in found[0]["reason"]
    assert sorted((one["score"] for one in found), reverse=True) == [one["score"] for one in found]
    french = example("weak-ties", "--goal", "rejoindre", "--lang", "fr").out
    assert "demandez-lui quels profils y manquent, et qui recrute" in french
    assert "entregent reach aéronautique" in french
    assert "nobody else you know knows them" in example("weak-ties").out
    assert "no goal called" in example.refused("weak-ties", "--goal", "zzz")
    revived = example.json("reconnect")
    assert 0 < len(revived) <= 3
    assert revived[0].keys() == {"person", "score", "reason", "action"}
    assert "silence" in example("reconnect", "--lang", "fr").out
    example("goal", "close", "rejoindre")


def test_a_goal_in_aerospace_names_acquaintances_who_work_there_and_one_of_them_today(
    example: Terminal,
) -> None:
    aims = ("--target", "sector=aéronautique")
    example("goal", "add", "Un emploi dans l’air", "--kind", "job", *aims)
    ties = example.json("weak-ties", "--goal", "un emploi")
    assert len(ties) > 3
    for tie in ties:
        (now, *_) = example.json("people", tie["person"]["name"])
        assert sector_of(now["organisation"], now["title"]) == "aeronautics"
    items = example.json("today", "--limit", 20)["items"]
    (named,) = [item for item in items if item["practice"] == "A3"]
    assert named["person"] in [tie["person"] for tie in ties]
    paths = example.json("reach", "aéronautique", "--paths", "20")["paths"]
    more = example.json("weak-ties", "--goal", "un emploi", "--limit", "30")
    reached = {path["people"][-1]["name"] for path in paths}
    assert reached & {tie["person"]["name"] for tie in more}  # the others are known well
    assert named["reason"].startswith("May help with “")
