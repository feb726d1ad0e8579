"""The command line: each command reads through storage.queries, writes through one service."""
