"""Sittings: candidates, who marks what, which marks are signed, decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """To this version."""
    op.create_table(
        "sittings",
        sa.Column("id", sa.String(120), nullable=False),
        sa.Column("blueprint", sa.String(120), nullable=False),
        sa.Column("stage", sa.String(8), nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("opened", sa.DateTime, nullable=True),
        sa.Column("closed", sa.DateTime, nullable=True),
        sa.Column("lines", sa.Integer, nullable=False),
        _key("sittings", "id"),
    )
    op.create_table(
        "candidates",
        _sitting(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("person", sa.String(16), nullable=False),
        _key("candidates", "sitting", "number"),
        _of_a_sitting("candidates"),
        _person("candidates", "person"),
    )
    op.create_table(
        "assignments",
        _sitting(),
        sa.Column("slot", sa.String(120), nullable=False),
        sa.Column("examiner", sa.String(16), nullable=False),
        sa.Column("call", sa.String(120), nullable=True),
        sa.Column("signed", sa.DateTime, nullable=True),
        _key("assignments", "sitting", "slot", "examiner"),
        _of_a_sitting("assignments"),
        _person("assignments", "examiner"),
    )
    op.create_table(
        "marks",
        _sitting(),
        sa.Column("call", sa.String(120), nullable=False),
        sa.Column("examiner", sa.String(16), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("signed", sa.DateTime, nullable=False),
        _key("marks", "sitting", "call", "examiner", "round"),
        _of_a_sitting("marks"),
        _person("marks", "examiner"),
    )
    op.create_table(
        "decisions",
        _sitting(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("decided", sa.DateTime, nullable=False),
        sa.Column("passed", sa.Boolean, nullable=False),
        sa.Column("communicated", sa.DateTime, nullable=True),
        sa.Column("contest_until", sa.DateTime, nullable=True),
        _key("decisions", "sitting", "number"),
        _of_a_sitting("decisions"),
        sa.ForeignKeyConstraint(
            ["sitting", "number"],
            ["candidates.sitting", "candidates.number"],
            ondelete="CASCADE",
            name="fk_decisions_candidate",
        ),
    )
    for table, columns in (
        ("candidates", ("person",)),
        ("assignments", ("examiner", "signed")),
        ("marks", ("examiner",)),
        ("decisions", ("contest_until",)),
    ):
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def downgrade() -> None:
    """Back to the one before: no sittings."""
    for table in ("decisions", "marks", "assignments", "candidates", "sittings"):
        op.drop_table(table)


def _sitting() -> sa.Column[str]:
    return sa.Column("sitting", sa.String(120), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _of_a_sitting(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["sitting"], ["sittings.id"], ondelete="CASCADE", name=f"fk_{table}_sitting"
    )


def _person(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["people.pseudonym"], name=f"fk_{table}_{column}")
