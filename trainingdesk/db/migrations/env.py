"""What Alembic runs: the migrations, on the connection and in the transaction that ``db.upgrade`` hands over."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True, render_as_batch=True)
context.run_migrations()
