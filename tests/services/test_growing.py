"""A file that is read while it is written: whole, or said not to be."""

from threading import Event
from typing import IO

import pytest

from entregent.services.growing import A_PIECE, Growing

# What is written reads the book in a thread of its own.
pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_written_is_read_before_the_rest_is_there() -> None:
    read = Event()

    def write(out: IO[str]) -> None:
        out.write("é" * A_PIECE)
        out.flush()
        assert read.wait(60)
        out.write("the end")

    file = Growing(write, encoding="utf-8")
    pieces = file.pieces()
    begun = next(pieces)
    read.set()
    assert (begun + b"".join(pieces)).decode() == "é" * A_PIECE + "the end"
    file.close()


def test_it_is_written_to_its_end_whoever_reads_it() -> None:
    file = Growing(lambda out: out.write("x" * 3 * A_PIECE), encoding="utf-8")
    assert file.wait() == 3 * A_PIECE
    assert sum(map(len, file.pieces())) == 3 * A_PIECE
    file.close()


def test_an_empty_file_has_no_piece() -> None:
    file = Growing(lambda out: None, encoding="utf-8")
    assert (file.wait(), list(file.pieces())) == (0, [])
    file.close()


def test_what_keeps_the_rest_from_being_written_is_told_after_what_was() -> None:
    def write(out: IO[str]) -> None:
        out.write("half")
        raise OSError(28, "No space left on device")

    file = Growing(write, encoding="utf-8")
    pieces = file.pieces()
    assert next(pieces) == b"half"
    with pytest.raises(OSError, match="No space"):
        next(pieces)
    with pytest.raises(OSError, match="No space"):
        file.wait()
    file.close()


def test_whoever_stops_reading_stops_the_writing() -> None:
    def without_end(out: IO[str]) -> None:
        while True:
            out.write("x" * A_PIECE)

    file = Growing(without_end, encoding="utf-8")
    assert next(file.pieces())
    file.close()
    assert file.wait() >= A_PIECE
