"""Our own small gold for the outlet's own events: one file, one article, its events and its attributions marked.

The format is training/markup.py's: what is marked as a content alone is an event, what has a cue too is an attribution that
is given. `days:` names a stretch of the text that is a day, `hearsay:` the numbers of events that the outlet does not
vouch for.
"""

from pathlib import Path

import pytest

from selon.article import Article, Span, Spans
from selon.languages import table
from selon.reading.event import events
from selon.reading.reading import Attribution, Speaker, Timex
from selon.reading.shape import type_of
from training import markup

FOLDER = Path(__file__).parents[1] / "events"
FILES = sorted(FOLDER.glob("*/*.txt"))


def spans(rows: list[list[int]]) -> Spans:
    return tuple(Span(*s) for s in rows)


def given(text: str, row: dict) -> Attribution:
    """The attribution of a marked relation."""
    cue, content = spans(row["cue"]), spans(row["content"])
    kind = type_of(text, cue, content)
    return Attribution(id=f"a{row['number']}", type=kind, source=spans(row["source"]), cue=cue, content=content)


def letters(text: str, what: Spans) -> frozenset[int]:
    return frozenset(i for s, e in what for i in range(s, e) if text[i].isalnum())


def agree(text: str, one: Spans, other: Spans) -> bool:
    """They share nine letters in ten."""
    a, b = letters(text, one), letters(text, other)
    return 10 * len(a & b) >= 9 * len(a | b)


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_the_events_are_these_and_no_others(path: Path) -> None:
    head, text, rows = markup.parse(path.read_text(encoding="utf-8"))
    wanted = {row["number"]: spans(row["content"]) for row in rows if not row["cue"]}
    days = [Span(i, i + len(day)) for day in [head.get("days", "")] if day and (i := text.index(day)) >= 0]
    timexes = [Timex(span=day, type="DATE", value="2026-05-04") for day in days]
    article = Article(id=path.stem, text=text, language=head["language"], outlet="La Rive")
    found = events(article, [given(text, row) for row in rows if row["cue"]], timexes)
    shown = ["".join(text[s:e] for s, e in a.content) for a in found]
    assert len(found) == len(wanted), shown
    assert all(agree(text, a.content, w) for a, w in zip(found, wanted.values(), strict=True)), shown
    doubted = [number for number, a in zip(wanted, found, strict=True) if (a.factuality, a.distance) == ("PR+", "distances")]
    assert doubted == [int(n) for n in head.get("hearsay", "").split(",") if n.strip()]


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_each_language_has_twelve_articles(language: str) -> None:
    assert len([p for p in FILES if p.parent.name == language]) >= 12


def test_the_speaker_is_the_outlet() -> None:
    text = "La mairie a fermé le pont. Deux hommes ont été arrêtés."
    first, second = events(Article(id="1", text=text, language="fr", outlet="La Rive"), [])
    assert first.speaker == Speaker(name="La Rive", kind="organisation", found="outlet")
    assert (first.id, second.id) == ("e1", "e2")
    assert (first.source, first.cue, first.type, first.act) == ((), (), "indirect", "report")
    assert (first.factuality, first.distance) == ("CT+", "neutral")
    assert text[slice(*first.content[0])] == "La mairie a fermé le pont"


def test_where_the_outlet_is_not_known_nobody_is_named() -> None:
    assert events(Article(id="1", text="La mairie a fermé le pont.", language="fr"), [])[0].speaker is None


def test_a_line_that_never_ends_is_no_prose() -> None:
    endless = "La mairie a fermé le pont ; " * 2000
    assert events(Article(id="1", text=f"{endless}.\nLa mairie a fermé le pont.", language="fr"), [])[0].content[0].start > 50_000


def test_a_language_without_tables_has_no_events() -> None:
    assert events(Article(id="1", text="Der Bürgermeister hat die Brücke gesperrt.", language="de"), []) == []


@pytest.mark.parametrize("name", ["events", "circumstance"])
def test_the_tables_have_the_same_keys(name: str) -> None:
    assert len({frozenset(table(language, name)) for language in ("fr", "es", "en")}) == 1
