"""Readings for tests of the record, written as annotated text, and any reading at all for properties."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from selon.article import Article, Repair, Span
from selon.reading.reading import Attribution, Mention, Place, Reading, Speaker, Timex
from training.markup import unmark

Who = str | tuple[str, str] | None


def reading(
    marked: str,
    *,
    id: str = "pont",
    said_by: Mapping[int, Who] | None = None,
    about: Mapping[str, str] | None = None,
    times: Mapping[str, str] | None = None,
    places: Mapping[str, str] | None = None,
    act: str | None = None,
    version: str = "1",
    **head: str | None,
) -> Reading:
    """The reading that the marks describe: relation n is "an", said by `said_by[n]` (a person, unless a kind is given).

    `about` gives names in the text and their kinds, `times` words of the text and their days, `places` words and their
    countries; what stands in the content of a relation is when and where that happened.
    """
    text, spans = unmark(marked)
    when = [Timex(span=at(text, words), type="DATE", value=day, earliest=day, latest=day) for words, day in (times or {}).items()]
    where = [Place(span=at(text, words), name=words, country=country) for words, country in (places or {}).items()]
    relations = []
    for n in sorted({int(number) for number, _ in spans}):
        source, cue, content = (tuple(Span(*s) for s in spans.get((str(n), letter), [])) for letter in "scq")
        relations.append(
            Attribution(
                id=f"a{n}", type="indirect", source=source, cue=cue, content=content, act=act,
                speaker=speaker((said_by or {}).get(n)),
                happened=tuple(i for i, t in enumerate(when) if inside(t.span, content)),
                places=tuple(i for i, p in enumerate(where) if inside(p.span, content)),
            )
        )  # fmt: skip
    names = tuple(Mention(span=at(text, name), kind=kind, name=name) for name, kind in (about or {}).items())  # type: ignore[arg-type]
    return Reading(
        article=Article(id=id, text=text, **{"language": "fr", **head}),
        attributions=tuple(relations), timexes=tuple(when), places=tuple(where), mentions=names,
        selon={"version": version, "model": "none"},
    )  # fmt: skip


def speaker(who: Who) -> Speaker | None:
    """A speaker from a name, or a name and a kind."""
    name, kind = (who, "person") if isinstance(who, str) else who or ("", "")
    return Speaker(name=name, kind=kind, found="named") if name else None  # type: ignore[arg-type]


def at(text: str, words: str) -> Span:
    """Where the words first stand in the text."""
    return Span(text.index(words), text.index(words) + len(words))


def inside(span: Span, role: tuple[Span, ...]) -> bool:
    """The span lies in one of the role's."""
    return any(one.holds(span) for one in role)


def plain(found: Reading) -> dict[str, Any]:
    """The reading as data, without the numbers that the record gives to those it knows."""
    data = found.as_dict()
    for item in [*data["mentions"], *(a["speaker"] for a in data["attributions"] if a["speaker"])]:
        item["entity"] = None
    return data


ANY = st.text(st.characters(exclude_categories=()), max_size=12)  # lone surrogates and controls, too
SOME = st.none() | ANY


@st.composite
def readings(draw: st.DrawFn, *, name: str) -> Reading:
    """Any reading that is whole, of an article of that name."""
    text = draw(st.text(st.characters(exclude_categories=()), max_size=60))
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: Span(*sorted(ends)))
    roles = st.lists(place, max_size=2).map(tuple)
    times = draw(st.lists(st.builds(Timex, span=place, type=ANY, value=ANY, earliest=SOME, latest=SOME), max_size=3))
    degrees = st.none() | st.floats(-180, 180)
    number = st.none() | st.integers(0, 2**31 - 1)
    spot = st.builds(Place, span=place, name=ANY, geonames=number, country=SOME, lat=degrees, lon=degrees, reason=ANY)
    spots = draw(st.lists(spot, max_size=3))
    ids = draw(st.lists(ANY, max_size=4, unique=True))
    relation = st.fixed_dictionaries(
        {
            "type": ANY, "source": roles, "cue": roles, "content": roles, "act": SOME, "factuality": SOME, "distance": SOME,
            "speaker": st.none() | st.builds(Speaker, name=ANY, kind=st.sampled_from(["person", "unnamed"]) | ANY, found=ANY),
            "parent": st.sampled_from([None, *ids]),
            "said": st.sampled_from([None, *range(len(times))]),
            "happened": st.lists(st.sampled_from(range(len(times))), max_size=3).map(tuple) if times else st.just(()),
            "places": st.lists(st.sampled_from(range(len(spots))), max_size=3).map(tuple) if spots else st.just(()),
        }
    )  # fmt: skip
    return Reading(
        article=Article(
            id=name, text=text, language=draw(SOME), title=draw(SOME), byline=draw(SOME), published=draw(SOME),
            outlet=draw(SOME), url=draw(st.none() | ANY.map(lambda rest: name + rest)),
        ),
        attributions=tuple(Attribution(id=one, **draw(relation)) for one in ids),
        timexes=tuple(times),
        places=tuple(spots),
        mentions=tuple(draw(st.lists(st.builds(Mention, span=place, kind=st.just("person") | ANY, name=ANY), max_size=3))),
        repairs=tuple(draw(st.lists(st.builds(Repair, span=place, kind=ANY, read_as=ANY), max_size=3))),
        selon=draw(st.dictionaries(ANY, ANY, max_size=2)),
    )  # fmt: skip
