"""What Alembic runs: on the connection it was handed, in the transaction that is already open."""

from __future__ import annotations

from alembic import context

from app.storage.metadata import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
