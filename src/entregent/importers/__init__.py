"""One pure reader per format: a file in, records out, nothing dropped in silence."""
