"""Attributions of the record as rows of a table."""

from rich.text import Text

from selon.cli.sheet import Column, lines
from selon.record.results import Entry


def published(entry: Entry) -> Text:
    """When and where it came out."""
    return lines((entry.published or "")[:10], entry.outlet)


def speaker(entry: Entry) -> Text:
    """Who says it, or that nobody is named, and what the saying does."""
    if entry.speaker:
        return lines(entry.speaker, entry.act, style="bold")
    return lines("(the outlet)" if entry.act == "report" else "(left open)", entry.act, style="italic")


def content(entry: Entry) -> Text:
    """What is said, and what became of it where its article changed."""
    return lines(entry.content, gone(entry))


def gone(entry: Entry) -> str | None:
    """That a later version of the article does not say it any more, or says something else."""
    if entry.superseded is None:
        return None
    return f"no longer there in version {entry.superseded}" + (f", which has {entry.became} instead" if entry.became else "")


REF = Column("id", lambda entry: entry.ref)
PUBLISHED = Column("published", published, 3)
SPEAKER = Column("speaker", speaker, 4)
CONTENT = Column("what is said", content, 9)
COLUMNS = (REF, PUBLISHED, SPEAKER, CONTENT)
