"""The index of an article's attributions tells which are current, too: counting them then leaves the rows themselves alone.

`selon speakers` and `selon stats` then read an index of some megabytes, not a table of some hundreds.
"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index anew."""
    op.execute("DROP INDEX ix_attributions_article")
    op.execute("CREATE INDEX ix_attributions_article ON attributions (article, superseded)")
