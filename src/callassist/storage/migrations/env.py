"""Run by alembic. Takes the open connection from `migrate.py`; there is no ini file and no URL."""

from alembic import context

from callassist.storage.tables import METADATA

config = context.config

context.configure(
    connection=config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite can take schema changes back; alembic takes it for one that cannot
    transactional_ddl=True,
    transaction_per_migration=True,
    render_as_batch=True,
    on_version_apply=config.attributes["on_step"],
)
context.run_migrations()
