"""What would make a path: people who share something and don't know each other yet."""

import numpy as np
import pytest

from entregent.core.graph import Graph, build
from entregent.core.missing_links import MADE, MissingLink, missing_links
from entregent.core.reach import warm_paths

ME, ALICE, BENOIT, CHLOE, DAVID, EVE = range(6)
AIRBUS, ESCP = 100, 200
APART = {(ME, ALICE): 0.8, (ALICE, BENOIT): 0.5, (CHLOE, DAVID): 0.5}

Edges = dict[tuple[int, int], float]


def graph_of(edges: Edges) -> Graph:
    one, other = (np.array([pair[end] for pair in edges]) for end in (0, 1))
    return build(one, other, np.array(list(edges.values())), 6)


def links(edges: Edges, *groups: tuple[int, int], **asked: object) -> list[MissingLink]:
    columns = np.array([row[0] for row in groups], int), np.array([row[1] for row in groups], int)
    return missing_links(graph_of(edges), ME, [DAVID], columns, **asked)  # type: ignore[arg-type]


def test_two_of_one_firm_who_would_join_both_ends_are_named() -> None:
    found = links(APART, (BENOIT, AIRBUS), (CHLOE, AIRBUS))
    assert [(one.one, one.other) for one in found if one.one != ME] == [(BENOIT, CHLOE)]
    assert found[-1].chance == pytest.approx(0.8 * 0.5 * MADE * 0.5)


def test_whom_i_could_get_to_know_myself_comes_first() -> None:
    assert links(APART)[0] == MissingLink(ME, DAVID, pytest.approx(MADE))  # type: ignore[arg-type]


def test_people_with_nothing_in_common_are_not_thought_to_meet() -> None:
    found = links(APART, (BENOIT, AIRBUS), (CHLOE, ESCP))
    assert {one.one for one in found} == {ME}


def test_those_who_know_each_other_already_are_no_missing_link() -> None:
    joined = APART | {(BENOIT, CHLOE): 0.01}
    found = links(joined, (BENOIT, AIRBUS), (CHLOE, AIRBUS))
    assert (BENOIT, CHLOE) not in [(one.one, one.other) for one in found]


def test_whoever_does_not_introduce_is_in_no_missing_link() -> None:
    found = links(APART, (BENOIT, AIRBUS), (CHLOE, AIRBUS), not_through=[BENOIT])
    assert {one.one for one in found} == {ME}


def test_the_hops_include_the_link_that_is_made() -> None:
    at_school = (BENOIT, ESCP), (CHLOE, ESCP)
    assert (BENOIT, CHLOE) in [(one.one, one.other) for one in links(APART, *at_school, hops=4)]
    assert (BENOIT, CHLOE) not in [(one.one, one.other) for one in links(APART, *at_school, hops=3)]


def test_a_missing_link_once_made_gives_the_path_it_promised() -> None:
    edges = APART | {(EVE, CHLOE): 0.9, (ME, EVE): 0.05}
    for link in links(edges, (BENOIT, AIRBUS), (CHLOE, AIRBUS), (ALICE, AIRBUS), count=10):
        made = graph_of(edges | {(link.one, link.other): MADE})
        chances = [path.chance for path in warm_paths(made, ME, [DAVID], count=5)]
        assert max(chances) >= link.chance - 1e-6
