"""A question without an answer: asked again after three working days, after seven, then left."""

from datetime import UTC, date, datetime, timedelta

from entregent.core.unanswered import Reminder, Word, reminder

MONDAY = date(2026, 11, 16)


def word(days: int, by: str = "me", hour: int = 9) -> Word:
    on = MONDAY + timedelta(days=days)
    return Word(datetime(on.year, on.month, on.day, hour, tzinfo=UTC), on, by)


def next_one(*words: Word, reminded: tuple[date, ...] = ()) -> Reminder | None:
    return reminder(MONDAY, words, reminded=reminded, french=True)


def test_the_first_word_comes_after_three_working_days() -> None:
    assert next_one(word(0)) == Reminder(1, date(2026, 11, 19))


def test_the_second_comes_after_seven() -> None:
    assert next_one(word(0), word(3)) == Reminder(2, date(2026, 11, 25))


def test_two_words_are_never_close_together() -> None:
    assert next_one(word(0), word(8)) == Reminder(2, date(2026, 11, 27))


def test_there_is_no_third() -> None:
    assert next_one(word(0), word(3), word(9)) is None


def test_an_answer_by_any_channel_ends_it() -> None:
    assert next_one(word(0), word(2, "them")) is None
    assert next_one(word(0), word(2, "both")) is None
    assert next_one(word(0), word(0, "them", hour=15)) is None


def test_what_they_said_before_the_question_is_no_answer() -> None:
    assert next_one(word(0, "them", hour=7), word(0, hour=9))
    assert next_one(word(0, "both"))


def test_a_reminder_said_to_be_sent_counts_as_one() -> None:
    assert next_one(word(0), reminded=(date(2026, 11, 19),)) == Reminder(2, date(2026, 11, 25))
