"""People, groups, calls and the notices that were accepted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """To this version."""
    op.create_table("groups", sa.Column("name", sa.String(80), nullable=False), _key("groups", "name"))
    op.create_table(
        "people",
        sa.Column("pseudonym", sa.String(16), nullable=False),
        sa.Column("group_name", sa.String(80), nullable=True),
        sa.Column("since", sa.DateTime, nullable=False),
        _key("people", "pseudonym"),
        sa.ForeignKeyConstraint(["group_name"], ["groups.name"], name="fk_people_group_name"),
    )
    op.create_index("ix_people_group_name", "people", ["group_name"])
    op.create_table(
        "calls",
        sa.Column("shelf", sa.String(16), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("person", sa.String(16), nullable=False),
        sa.Column("group_name", sa.String(80), nullable=True),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("scenario", sa.String(120), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("held", sa.DateTime, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("sound", sa.Boolean, nullable=False),
        _key("calls", "shelf", "name"),
        sa.ForeignKeyConstraint(["person"], ["people.pseudonym"], name="fk_calls_person"),
        sa.ForeignKeyConstraint(["group_name"], ["groups.name"], name="fk_calls_group_name"),
    )
    for columns in (
        ("person", "held"),
        ("group_name", "person", "purpose", "held"),
        ("held",),
        ("sound", "held"),
        ("state",),
    ):
        op.create_index(f"ix_calls_{'_'.join(columns)}", "calls", list(columns))
    op.create_table(
        "notices",
        sa.Column("shelf", sa.String(16), nullable=False),
        sa.Column("call", sa.String(120), nullable=False),
        sa.Column("person", sa.String(16), nullable=False),
        sa.Column("version", sa.String(120), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("accepted", sa.DateTime, nullable=False),
        _key("notices", "shelf", "call"),
        sa.ForeignKeyConstraint(["person"], ["people.pseudonym"], name="fk_notices_person"),
        sa.ForeignKeyConstraint(
            ["shelf", "call"], ["calls.shelf", "calls.name"], ondelete="CASCADE", name="fk_notices_shelf"
        ),
    )
    op.create_index("ix_notices_person", "notices", ["person"])


def downgrade() -> None:
    """Back to the one before: no tables."""
    for table in ("notices", "calls", "people", "groups"):
        op.drop_table(table)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")
