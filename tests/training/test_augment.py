"""Articles told otherwise keep their relations."""

import random
from typing import Any

import pytest

from training import augment, markup

ROLES = ("source", "cue", "content")
MARKED = {
    "fr": "{q1|« Il pleut ici »}, {c1|a dit} {s1|le maire}. "
    "{s2|Ana} {c2|assure} {q2|que « tout va bien », et que rien ne presse}.\n"
    "{c3|Selon} {s3|la préfecture}, {q3|les routes resteront fermées jusqu'à dimanche soir au moins}.",
    "es": "{q1|“Llueve aquí”}, {c1|dijo} {s1|el alcalde}.\n"
    "{s2|La ministra Ruiz} {c2|asegura} {q2|que las carreteras seguirán cerradas hasta el domingo}.",
}


def row(language: str) -> dict[str, Any]:
    text, _ = markup.unmark(MARKED[language])
    _, _, attributions = markup.parse(f"language: {language}\n\n{MARKED[language]}")
    return {"id": "x", "language": language, "text": text, "attributions": attributions}


def letters(told: dict[str, Any]) -> list[list[str]]:
    """The letters of every role of every relation."""
    return [["".join(c for s, e in a[r] for c in told["text"][s:e] if c.isalnum()) for r in ROLES] for a in told["attributions"]]


@pytest.mark.parametrize("language", sorted(MARKED))
@pytest.mark.parametrize("seed", range(30))
def test_other_marks_and_damage_leave_every_letter_in_its_role(language: str, seed: int) -> None:
    original = row(language)
    for told in (augment.requoted(original, random.Random(seed)), augment.damaged(original, random.Random(seed), rate=0.3)):
        assert letters(told) == letters(original)


def test_marks_and_damage_do_change_the_text() -> None:
    original = row("fr")
    assert any(augment.requoted(original, random.Random(s))["text"] != original["text"] for s in range(5))
    assert any(augment.damaged(original, random.Random(s), rate=0.3)["text"] != original["text"] for s in range(5))


@pytest.mark.parametrize("language", sorted(MARKED))
@pytest.mark.parametrize("seed", range(10))
def test_wrapped_sentences_are_relations_in_relations(language: str, seed: int) -> None:
    told = augment.wrapped(row(language), random.Random(seed))
    assert told is not None
    text, (outer, *inner) = told["text"], told["attributions"]
    held = [a for a in inner if all(outer["content"][0][0] <= s and e <= outer["content"][-1][1] for s, e in a["content"])]
    assert held, text
    assert all(text[s:e].strip() for a in told["attributions"] for r in ROLES for s, e in a[r])
