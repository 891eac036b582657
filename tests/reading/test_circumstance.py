"""When it was said, when it happened, where: in our own sentences, marked as the cases are, with {t1|…} times and {p1|…} places.

`said` names for each relation the time when it was said ("1" of nothing: none), `happened` the times of its content.
"""

import re
from dataclasses import replace

import pytest

from selon.article import Article, Span
from selon.reading.circumstance import placed
from selon.reading.reading import Attribution, Place, Speaker, Timex
from training.markup import unmark

TIMES = re.compile(r"<([^<>]*)>")


def read(language: str, marked: str, types: str = "") -> tuple[list[Attribution], list[str]]:
    """The relations of the text, placed, and the words of its times; <…> is a time, a speaker is named by their source."""
    inner = TIMES.sub(r"{s90|\1}", marked)
    text, spans = unmark(inner)
    times = [Span(*s) for s in sorted(spans.pop(("90", "s"), []))]
    kinds = types.split() or ["DATE"] * len(times)
    timexes = [Timex(span=s, type=k, value="2026-03-10") for s, k in zip(times, kinds, strict=True)]  # type: ignore[arg-type]
    made: list[Attribution] = []
    for number in sorted({int(n) for n, _ in spans}):
        source, cue, content = (tuple(Span(*s) for s in spans.get((str(number), role), [])) for role in "scq")
        who = text[slice(*source[0])].lower() if source else ""
        name = "ana ruiz" if who in ("la ministre", "elle", "la ministra", "ella", "the minister", "she") else who
        speaker = Speaker(name=name, kind="document" if "rapport" in who else "person", found="named") if who else None
        made.append(Attribution(id=f"a{number}", type="indirect", source=source, cue=cue, content=content, speaker=speaker))
    inside = [replace(a, parent=next((o.id for o in made if o is not a and holds(o, a)), None)) for a in made]
    return placed(Article(id="1", text=text, language=language), inside, timexes, []), [text[slice(*t)] for t in times]


def holds(outer: Attribution, inner: Attribution) -> bool:
    return bool(inner.cue) and any(q.holds(inner.cue[0]) for q in outer.content)


def said(language: str, marked: str, types: str = "") -> list[str | None]:
    """For each relation the words of the time when it was said."""
    found, times = read(language, marked, types)
    return [None if a.said is None else times[a.said] for a in found]


OWN = [
    ("fr", "{s1|La ministre} {c1|a dit} <mardi> {q1|que le pont rouvrira <lundi>}.", ["mardi"]),
    ("fr", "<Mardi>, {s1|la ministre} {c1|a dit} {q1|que le pont rouvrira}.", ["Mardi"]),
    ("fr", "Dans un entretien diffusé <dimanche soir>, {s1|la ministre} {c1|a dit} {q1|que oui}.", ["dimanche soir"]),
    ("fr", "{q1|« Oui »}, {c1|a répondu} {s1|la ministre}, <mardi>.", ["mardi"]),
    ("fr", "{q1|« Oui »}, {c1|a répondu} {s1|la ministre} dans l'édition de <mardi>.", ["mardi"]),
    ("fr", "Au mois de <mai>, {s1|la ministre} {c1|promettait} {q1|un pont}.", ["mai"]),
    ("fr", "{s1|Un rapport publié <mardi>} {c1|montre} {q1|que le pont est vieux}.", ["mardi"]),
    ("fr", "{c1|Selon} {s1|une étude de l'institut, publiée <en mai>}, {q1|le pont est vieux}.", ["en mai"]),
    ("fr", "{s1|La ministre, nommée <en 2020>}, {c1|a dit} {q1|que oui}.", [None]),
    ("fr", "Après la crue de <mardi>, {s1|la ministre} {c1|a dit} {q1|que oui}.", [None]),
    ("fr", "L'homme qui est tombé <mardi> et que {s1|la ministre} {c1|dit} {q1|sauvé} va bien.", [None]),
    ("fr", "Le pont a été fermé <mardi> et {s1|la ministre} {c1|a dit} {q1|que oui}.", [None]),
    ("fr", "{c1|Selon} {s1|la ministre}, {q1|le pont rouvrira <lundi>}.", [None]),
    ("fr", "Depuis <mardi>, {s1|la ministre} {c1|répète} {q1|que oui}.", [None]),
    ("fr", "<9h30> - {s1|La ministre} {c1|dit} {q1|que oui}.", [None]),
    ("es", "{s1|La ministra} {c1|dijo} el <martes> {q1|que el puente abrirá el <lunes>}.", ["martes"]),
    ("es", "{q1|«Sí»}, {c1|respondió} {s1|la ministra} en una entrevista del <martes>.", ["martes"]),
    ("es", "Tras la riada del <martes>, {s1|la ministra} {c1|dijo} {q1|que sí}.", [None]),
    ("en", "{s1|The minister} {c1|said} <Tuesday> {q1|that the bridge will open <Monday>}.", ["Tuesday"]),
    ("en", "On <Tuesday>, {s1|the minister} {c1|said} {q1|yes}.", ["Tuesday"]),
    ("en", "{q1|“Yes,”} {s1|the minister} {c1|said} in an interview on <Tuesday>.", ["Tuesday"]),
    ("en", "After the flood of <Tuesday>, {s1|the minister} {c1|said} {q1|yes}.", [None]),
]


@pytest.mark.parametrize(("language", "marked", "wanted"), OWN)
def test_when_it_was_said_is_told_beside_the_cue(language: str, marked: str, wanted: list[str | None]) -> None:
    assert said(language, marked) == wanted


RUNS = [
    ("{s1|La ministre} {c1|a dit} <mardi> {q1|que oui}. {q2|« Bientôt »}, a-t-{s2|elle} {c2|ajouté}.", ["mardi", "mardi"]),
    ("{s1|La ministre} {c1|a dit} <mardi> {q1|que oui}. {s2|Le préfet} {c2|dit} {q2|non}.", ["mardi", None]),
    ("{s1|La ministre} {c1|a dit} <mardi> {q1|que oui}. {s2|Elle} {c2|avait promis} {q2|un pont}.", ["mardi", None]),
    ("{s1|La ministre} {c1|a dit} <mardi> {q1|que oui}. <Jeudi> il a plu. {s2|Elle} {c2|juge} {q2|que non}.", ["mardi", None]),
    ("{s1|La ministre} {c1|a dit} <mardi> {q1|que oui}. <Jeudi>, {s2|elle} {c2|a dit} {q2|que non}.", ["mardi", "Jeudi"]),
    ("{s1|La ministre} {c1|dit} {q1|que {s2|le préfet} {c2|a juré} <mardi> {q2|que oui}}.", [None, "mardi"]),
    ("<Mardi>, {s1|la ministre} {c1|a dit} {q1|que {s2|le préfet} {c2|ment} {q2|un peu}}.", ["Mardi", None]),
]


@pytest.mark.parametrize(("marked", "wanted"), RUNS)
def test_a_run_of_one_speaker_is_one_occasion(marked: str, wanted: list[str | None]) -> None:
    assert said("fr", marked) == wanted


def test_happened_is_in_the_content_and_no_saying_inside_it() -> None:
    (outer, inner), times = read(
        "fr", "{s1|Elle} {c1|dit} {q1|que {s2|le préfet} {c2|a juré} <mardi> {q2|que tout finira <lundi>}}."
    )
    assert [times[i] for i in outer.happened] == [times[i] for i in inner.happened] == ["lundi"]


def test_a_duration_says_when_only_where_it_is_anchored() -> None:
    marked = "{s1|Elle} {c1|dit} {q1|que le pont fermera <trois ans> puis <chaque lundi>}."
    assert read("fr", marked, "DURATION SET")[0][0].happened == ()


def test_the_sentence_of_selon_is_what_is_said() -> None:
    (a,), _ = read("fr", "Signé <en 1999>, {q1|le traité unit les pays}, {c1|selon} {s1|le site}.")
    assert (a.said, a.happened) == (None, (0,))


def test_now_says_nothing_of_when_it_was_said() -> None:
    text = "Maintenant, elle dit oui."
    a = Attribution(id="a1", type="indirect", source=(Span(12, 16),), cue=(Span(17, 20),), content=(Span(21, 24),))
    now = Timex(span=Span(0, 10), type="DATE", value="PRESENT_REF")
    assert placed(Article(id="1", text=text, language="fr"), [a], [now], [])[0].said is None


def test_places_of_the_saying_are_not_where_it_happened() -> None:
    text = "À Minsk, elle a dit que le pont de Vals avait cédé à Brest."
    a = Attribution(id="a1", type="indirect", source=(Span(9, 13),), cue=(Span(14, 19),), content=(Span(20, 58),))
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in ("Minsk", "Vals", "Brest")}
    places = [Place(span=s, name=name, geonames=1) for name, s in spans.items()]
    assert placed(Article(id="1", text=text, language="fr"), [a], [], places)[0].places == (2,)


def test_nothing_is_placed_where_nothing_is_known() -> None:
    assert placed(Article(id="1", text="…", language="fr"), [], [], []) == []
