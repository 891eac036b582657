"""What Alembic runs: the migrations, on the connection it is given and in the transaction that is open there."""

from alembic import context

from selon.record.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
    transactional_ddl=True,
)
context.run_migrations()
