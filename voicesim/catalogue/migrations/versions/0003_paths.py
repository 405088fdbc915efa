"""Paths: who practises, where each stands in each skill, whom they met."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """To this version."""
    op.create_table(
        "paths",
        sa.Column("person", sa.String(16), nullable=False),
        sa.Column("begun", sa.DateTime, nullable=False),
        sa.Column("last", sa.DateTime, nullable=True),
        sa.Column("calls", sa.Integer, nullable=False),
        sa.Column("finished", sa.Boolean, nullable=False),
        sa.Column("lines", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_paths"),
        sa.ForeignKeyConstraint(["person"], ["people.pseudonym"], ondelete="CASCADE", name="fk_paths_person"),
    )
    op.create_table(
        "standings",
        sa.Column("person", sa.String(16), nullable=False),
        sa.Column("skill", sa.String(120), nullable=False),
        sa.Column("before", sa.Boolean, nullable=True),
        sa.Column("now", sa.Boolean, nullable=True),
        sa.PrimaryKeyConstraint("person", "skill", name="pk_standings"),
        _of_a_path("standings"),
    )
    op.create_table(
        "met",
        sa.Column("person", sa.String(16), nullable=False),
        sa.Column("scenario", sa.String(120), nullable=False),
        sa.Column("calls", sa.Integer, nullable=False),
        sa.Column("hung_up", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("person", "scenario", name="pk_met"),
        _of_a_path("met"),
    )


def downgrade() -> None:
    """Back to the one before: no paths."""
    for table in ("met", "standings", "paths"):
        op.drop_table(table)


def _of_a_path(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["person"], ["paths.person"], ondelete="CASCADE", name=f"fk_{table}_person"
    )
