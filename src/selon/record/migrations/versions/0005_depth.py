"""How deep in its article each member stands. Of what was kept before it is not known, until it is joined anew."""

from alembic import op
from sqlalchemy import Column, Double

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column."""
    op.add_column("claim_members", Column("depth", Double))
