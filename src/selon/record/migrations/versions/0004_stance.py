"""How each member stands to what is claimed: the chances that it denies it, leaves it open, confirms it.

Of what was kept before they are not known, until `selon claims --join` joins it anew.
"""

from alembic import op
from sqlalchemy import Column, Double

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns."""
    for name in ("denies", "hedges", "confirms"):
        op.add_column("member_meanings", Column(name, Double))
