"""What Alembic runs a migration in: the transaction that `versions.migrate` has opened."""

from __future__ import annotations

from alembic import context

from voicesim.catalogue.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
