"""What is kept comes back as it was, whatever it is."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.article import Article, Span
from selon.reading.reading import Attribution, Reading
from selon.record.index import LONGEST
from selon.record.record import Record
from tests.record import build

HOSTILE = {
    "sql": "'; DROP TABLE articles; --",
    "fts": '" OR * NEAR(a b, 2) {content}: ^x AND NOT',
    "html": "<script>alert(1)</script>&amp;",
    "controls": "".join(map(chr, range(32))) + "\x7f\x9b",
    "nul": "avant\x00après",
    "half a character": "\ud83d et \udc00",
    "what stands for a nul": "\ufdd00000 \ufdd0",
    "right to left": "\u202eabc\u202c \u2066x\u2069 \u200f",
    "long": "mot " * 250_000,
    "many words": " ".join(f"𐍈𐍈{n}" for n in range(100_000)),
    "one word": "x" * 1_000_000,
    "format": "%s %(a)s {0} :name \\x00 \\",
    "beyond": "𐍈 e\u0301 \uffff \U0010ffff",
}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_reading_comes_back_the_same(record: Record, data: st.DataObject) -> None:
    numbers = record.__dict__.setdefault("numbers", itertools.count())
    first = data.draw(build.readings(name=f"{next(numbers)}-"))
    kept = record.add(first)
    assert build.plain(record.article(kept.number).reading) == build.plain(first)
    assert record.add(first).outcome == "unchanged"


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_reading_takes_the_place_of_any_other(record: Record, data: st.DataObject) -> None:
    name = f"{next(record.__dict__.setdefault('numbers', itertools.count()))}-"
    for _ in range(3):
        found = data.draw(build.readings(name=name))
        if found.article.url:
            continue  # another address is another article
        kept = record.add(found, again=True)
        assert build.plain(record.article(kept.number).reading) == build.plain(found)


@pytest.mark.parametrize("evil", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_kept_found_and_harmless(record: Record, evil: str) -> None:
    text = f"{evil} a dit grue"
    source, content = (Span(0, len(evil)),), (Span(0, len(text)),)
    said = Attribution(id=evil, type="direct", source=source, cue=(), content=content, speaker=build.speaker(evil), act=evil)
    article = Article(id=evil, text=text, title=evil, outlet=evil, url=evil, language=evil, byline=evil, published=evil)
    first = Reading(article=article, attributions=(said,), selon={"version": evil})
    number = record.add(first).number
    assert build.plain(record.article(number).reading) == build.plain(first)
    beyond = record.database.postgresql and len(text) > LONGEST  # the index ends before
    assert [entry.content for entry in record.search("grue")] == ([] if beyond else [text])
    assert record.article(evil).number == number
    assert sorted(who.name for who in record.speakers()) == sorted(evil.split("; "))
    assert record.stats().articles == 1
