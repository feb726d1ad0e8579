"""Are two people one? Signs that are not sure, weighed; nothing is ever merged by them alone."""
