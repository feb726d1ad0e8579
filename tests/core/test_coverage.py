"""How far a network covers targets: figures worked out by hand on eight people."""

import numpy as np
import pytest

from entregent.core.coverage import Covered, coverage
from entregent.core.graph import Graph, build

ME, ALICE, BENOIT, CHLOE, DAVID, ELSA, FARID, GRACE = range(8)
# I know Alice and Benoît; Alice knows Chloé and David, David knows Elsa, and Elsa knows Farid.
_STEPS = {
    (ME, ALICE): 0.8, (ME, BENOIT): 0.5, (ALICE, CHLOE): 0.5, (ALICE, DAVID): 0.3,
    (DAVID, ELSA): 0.2, (ELSA, FARID): 0.5, (BENOIT, ALICE): 0.3, (CHLOE, ALICE): 0.5,
}  # fmt: skip


@pytest.fixture
def graph() -> Graph:
    """The network, in which nobody knows Grace."""
    asks, asked = zip(*_STEPS, strict=True)
    return build(np.array(asks), np.array(asked), np.array(list(_STEPS.values())), 8)


def test_each_person_counts_by_the_shortest_way_to_them(graph: Graph) -> None:
    everybody = [ME, ALICE, BENOIT, CHLOE, DAVID, ELSA, FARID, GRACE]
    found = coverage(graph, ME, {"all": everybody}, known_well=[ALICE])["all"]
    # Elsa: 0.8 × 0.3 × 0.2 = 0.048. Farid is four steps away.
    assert found == Covered(
        strong=(ALICE,), weak=(BENOIT,), by_two=(CHLOE, DAVID), by_three=(ELSA,),
        none=(FARID, GRACE),
    )  # fmt: skip
    assert (found.known, found.within_reach, found.people) == (2, 3, 7)


def test_a_target_of_which_one_knows_nobody_is_a_gap(graph: Graph) -> None:
    found = coverage(graph, ME, {"Airbus": [BENOIT, GRACE], "Orange": [CHLOE], "EDF": []})
    assert list(found) == ["Airbus", "Orange", "EDF"]
    assert [found[name].is_gap for name in found] == [False, True, True]
    assert found["EDF"] == Covered()


def test_a_chain_that_hardly_ever_arrives_is_none(graph: Graph) -> None:
    assert coverage(graph, ME, {1: [ELSA]}, least=0.05)[1].none == (ELSA,)
    assert coverage(graph, ME, {1: [ELSA]}, least=0.04)[1].by_three == (ELSA,)


def test_whoever_is_kept_out_of_introductions_leads_to_nobody(graph: Graph) -> None:
    sought = {1: [ALICE, CHLOE, DAVID, ELSA]}
    found = coverage(graph, ME, sought, not_through=[DAVID])[1]
    assert (found.weak, found.by_two, found.none) == ((ALICE,), (CHLOE, DAVID), (ELSA,))
    assert coverage(graph, ME, sought, not_through=[ALICE])[1].none == (CHLOE, DAVID, ELSA)
