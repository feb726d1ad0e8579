"""What `goal show` tells of a goal where working it out would take a while."""

from datetime import date

import pytest

from entregent.cli.goal_road import road
from entregent.storage.models import Book, Goal


def test_of_a_large_book_that_changed_it_leads_to_the_command_that_waits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("entregent.services.plans.road_at_once", lambda *_, **__: None)
    told = road(Goal(pk=7, book=Book(pk=1)), on=date(2026, 11, 22))
    told.print()
    assert "entregent goal plan 7" in capsys.readouterr().out
    assert told.json() == {"coverage": None, "plan": None, "old_trade": None}
