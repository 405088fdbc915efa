"""A calendar file (RFC 5545) with the days on which something is due. No name and no score stands in it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Reminder:
    """One day, and what is due on it."""

    day: date
    summary: str
    """For the person, in their language."""
    what: str
    """The command that goes on from there."""


def calendar(reminders: Sequence[Reminder], now: datetime) -> bytes:
    """The file: an entry that takes the whole day for each, with an alarm at nine."""
    from icalendar import Alarm, Calendar, Event

    whole = Calendar()
    whole.add("prodid", "-//voicesim//path//")
    whole.add("version", "2.0")
    for one in reminders:
        event = Event()
        event.add("uid", f"{_digest(one)}@voicesim.invalid")
        event.add("dtstamp", now)
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", one.summary)
        event.add("description", one.what)
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one.summary)
        alarm.add("trigger", timedelta(hours=9))
        event.add_component(alarm)
        whole.add_component(event)
    return bytes(whole.to_ical())


def _digest(one: Reminder) -> str:
    """The same reminder twice is one entry for whoever imports both files."""
    return hashlib.sha256(f"{one.day} {one.what}".encode()).hexdigest()[:24]
