"""Sums of groups, kept beside what they are of: levels by group and skill, callers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """To this version, with the sums of what is there."""
    op.create_table(
        "level_sums",
        sa.Column("group_name", sa.String(80), nullable=False),
        sa.Column("skill", sa.String(120), nullable=False),
        sa.Column("known", sa.Integer, nullable=False),
        sa.Column("before", sa.Integer, nullable=False),
        sa.Column("now", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("group_name", "skill", name="pk_level_sums"),
    )
    op.create_table(
        "met_sums",
        sa.Column("scenario", sa.String(120), nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("calls", sa.Integer, nullable=False),
        sa.Column("hung_up", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("scenario", name="pk_met_sums"),
    )
    op.execute(
        "INSERT INTO level_sums (group_name, skill, known, before, now) "
        "SELECT COALESCE(p.group_name, ''), s.skill, COUNT(*), "
        "SUM(CASE WHEN s.before THEN 1 ELSE 0 END), SUM(CASE WHEN s.now THEN 1 ELSE 0 END) "
        "FROM standings s JOIN people p ON p.pseudonym = s.person "
        "WHERE s.before IS NOT NULL AND s.now IS NOT NULL GROUP BY COALESCE(p.group_name, ''), s.skill"
    )
    op.execute(
        "INSERT INTO met_sums (scenario, people, calls, hung_up) "
        "SELECT scenario, COUNT(*), SUM(calls), SUM(hung_up) FROM met GROUP BY scenario"
    )
    op.create_index("ix_paths_last", "paths", ["last"])


def downgrade() -> None:
    """Back to the one before: no sums."""
    op.drop_index("ix_paths_last", "paths")
    for table in ("met_sums", "level_sums"):
        op.drop_table(table)
