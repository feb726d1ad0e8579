"""Where what is known of somebody came from, read in a terminal or by way of a pipe."""

from tests.cli.terminal import Terminal


def test_every_fact_is_told_whole_with_its_source(empty: Terminal) -> None:
    met = "At the harbour of Douarnenez, in the rain, by way of her brother"
    empty("add", "Anne Roux", "--met", met)
    empty("set", "Anne Roux", "note=Sails\nand sings")
    said = empty("person", "Anne Roux", "--sources").out
    assert f"How you met  {met}  (typed by you)\n" in said
    assert "Sails\n    and sings  (typed by you)\n" in said


def test_somebody_no_file_told_of_has_no_empty_table(empty: Terminal) -> None:
    empty("add", "Anne Roux")
    said = empty("person", "Anne Roux", "--sources").out
    assert said == "Anne Roux\nName  Anne Roux  (typed by you)\n"
