"""Figures worth reading each time: tests give them, and they are told at the end of a run."""

TOLD_AT_THE_END = "told at the end"  # the property of a test that holds one
