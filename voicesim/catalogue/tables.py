"""The tables of the catalogue, as the newest migration leaves them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect

PSEUDONYM, GROUP, NAME, DIGEST = 16, 80, 120, 64
"""Characters of a pseudonym, of a group's name, of the name of a call, of a sha256."""


class Moment(TypeDecorator[datetime]):
    """A moment: kept in UTC without its offset, for SQLite has none; read back with it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As kept."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """As read."""
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

groups = Table(
    "groups",
    metadata,
    Column("name", String(GROUP), primary_key=True),
)

people = Table(
    "people",
    metadata,
    Column("pseudonym", String(PSEUDONYM), primary_key=True),
    Column("group_name", ForeignKey("groups.name"), nullable=True),
    Column("since", Moment, nullable=False),
    Index(None, "group_name"),
)

calls = Table(
    "calls",
    metadata,
    Column("shelf", String(16), primary_key=True),
    Column("name", String(NAME), primary_key=True),
    Column("person", ForeignKey("people.pseudonym"), nullable=False),
    Column("group_name", ForeignKey("groups.name"), nullable=True),
    Column("purpose", String(16), nullable=False),
    Column("scenario", String(NAME), nullable=False),
    Column("language", String(8), nullable=False),
    Column("held", Moment, nullable=False),
    Column("state", String(8), nullable=False),
    Column("sound", Boolean, nullable=False),
    Index(None, "person", "held"),
    Index(None, "group_name", "person", "purpose", "held"),
    Index(None, "held"),
    Index(None, "sound", "held"),
    Index(None, "state"),
)

notices = Table(
    "notices",
    metadata,
    Column("shelf", String(16), primary_key=True),
    Column("call", String(NAME), primary_key=True),
    Column("person", ForeignKey("people.pseudonym"), nullable=False),
    Column("version", String(NAME), nullable=False),
    Column("sha256", String(DIGEST), nullable=False),
    Column("accepted", Moment, nullable=False),
    ForeignKeyConstraint(["shelf", "call"], ["calls.shelf", "calls.name"], ondelete="CASCADE"),
    Index(None, "person"),
)

sittings = Table(
    "sittings",
    metadata,
    Column("id", String(NAME), primary_key=True),
    Column("blueprint", String(NAME), nullable=False),
    Column("stage", String(8), nullable=False),
    Column("made", Moment, nullable=False),
    Column("opened", Moment, nullable=True),
    Column("closed", Moment, nullable=True),
    Column("lines", Integer, nullable=False),
)

candidates = Table(
    "candidates",
    metadata,
    Column("sitting", ForeignKey("sittings.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("person", ForeignKey("people.pseudonym"), nullable=False),
    Index(None, "person"),
)

assignments = Table(
    "assignments",
    metadata,
    Column("sitting", ForeignKey("sittings.id", ondelete="CASCADE"), primary_key=True),
    Column("slot", String(NAME), primary_key=True),
    Column("examiner", ForeignKey("people.pseudonym"), primary_key=True),
    Column("call", String(NAME), nullable=True),
    Column("signed", Moment, nullable=True),
    Index(None, "examiner", "signed"),
)

marks = Table(
    "marks",
    metadata,
    Column("sitting", ForeignKey("sittings.id", ondelete="CASCADE"), primary_key=True),
    Column("call", String(NAME), primary_key=True),
    Column("examiner", ForeignKey("people.pseudonym"), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("signed", Moment, nullable=False),
    Index(None, "examiner"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("sitting", ForeignKey("sittings.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("decided", Moment, nullable=False),
    Column("passed", Boolean, nullable=False),
    Column("communicated", Moment, nullable=True),
    Column("contest_until", Moment, nullable=True),
    ForeignKeyConstraint(
        ["sitting", "number"], ["candidates.sitting", "candidates.number"], ondelete="CASCADE"
    ),
    Index(None, "contest_until"),
)

paths = Table(
    "paths",
    metadata,
    Column("person", ForeignKey("people.pseudonym", ondelete="CASCADE"), primary_key=True),
    Column("begun", Moment, nullable=False),
    Column("last", Moment, nullable=True),
    Column("calls", Integer, nullable=False),
    Column("finished", Boolean, nullable=False),
    Column("lines", Integer, nullable=False),
    Index(None, "last"),
)

standings = Table(
    "standings",
    metadata,
    Column("person", ForeignKey("paths.person", ondelete="CASCADE"), primary_key=True),
    Column("skill", String(NAME), primary_key=True),
    Column("before", Boolean, nullable=True),
    Column("now", Boolean, nullable=True),
)

met = Table(
    "met",
    metadata,
    Column("person", ForeignKey("paths.person", ondelete="CASCADE"), primary_key=True),
    Column("scenario", String(NAME), primary_key=True),
    Column("calls", Integer, nullable=False),
    Column("hung_up", Integer, nullable=False),
)

level_sums = Table(
    "level_sums",
    metadata,
    Column("group_name", String(GROUP), primary_key=True),
    Column("skill", String(NAME), primary_key=True),
    Column("known", Integer, nullable=False),
    Column("before", Integer, nullable=False),
    Column("now", Integer, nullable=False),
)
"""Of the standings known both before and now: how many, and how many at level. The empty group is none."""

met_sums = Table(
    "met_sums",
    metadata,
    Column("scenario", String(NAME), primary_key=True),
    Column("people", Integer, nullable=False),
    Column("calls", Integer, nullable=False),
    Column("hung_up", Integer, nullable=False),
)
"""Of `met`, caller by caller."""
