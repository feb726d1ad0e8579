"""Calendars as .ics files, alone or in a zip: the meetings that took place."""

from entregent.importers.calendar.files import calendars_size
from entregent.importers.calendar.reader import looks_like_calendar, read_calendar

__all__ = ["calendars_size", "looks_like_calendar", "read_calendar"]
