"""`selon topics`: what is followed."""

from selon.cli import options
from selon.cli.sheet import Column, answering, lines
from selon.record.following import Topic

HELP = """What is followed: each topic, what it asks, how much matches it, how much of that is new, and when it was looked at."""

EPILOG = """Examples:

\b
  selon topics
  selon topics --json | jq 'select(.new > 0) | .name'
  selon topics --csv -o topics.csv

Dates are in UTC. The number before a name is what `selon news` and `selon unfollow` take, as they take the name.
"""


def asked(topic: Topic) -> str:
    """What the topic asks, as it was typed."""
    return " ".join([topic.question, *(f"--{name} {value}" for name, value in topic.filters.items())]).strip()


def looked(topic: Topic) -> str:
    """When its news was shown last."""
    return topic.looked_at[:16].replace("T", " ") if topic.looked_at else "never"


COLUMNS = (
    Column("", lambda topic: str(topic.id), right=True),
    Column("topic", lambda topic: lines(topic.name, style="bold"), 4),
    Column("asks", asked, 6),
    Column("matches", lambda topic: str(topic.matches), right=True),
    Column("new", lambda topic: str(topic.new), right=True),
    Column("looked at", looked),
)


def command(
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    record: options.RecordAt = None,
) -> None:
    """List the topics."""
    with answering(record, json=json, csv=csv, output=output) as (kept, sheet):
        sheet.rows(Topic, kept.topics(), COLUMNS)
