"""The language of the rules."""

import re

import pytest

from selon.reading.timex import pattern

KINDS = {"day": "d", "month": "m", "year": "y", "=le": "l", "=l'": "x", "=an": "n", "=et": "e"}


def cut(piece: str) -> list[str]:
    return ["l'", "an"] if piece == "l'an" else [piece]


def marked(rule: str, kinds: str) -> str | None:
    """What a rule marks of a string of kinds."""
    found = re.match(pattern.compiled(rule, lambda name: KINDS[name], cut).regex, kinds)
    return found and found[pattern.SPAN]


@pytest.mark.parametrize(
    ("rule", "kinds", "wanted"),
    [
        ("DAY MONTH", "dm", "dm"),
        ("le? DAY MONTH YEAR?", "ldmy", "ldmy"),
        ("le? DAY MONTH YEAR?", "dm", "dm"),
        ("le DAY", "d", None),
        ("(le|et) DAY", "ed", "ed"),
        ("le < DAY > et DAY:until MONTH", "ldedm", "d"),
        ("l'an YEAR", "xny", "xny"),
        ("DAY (MONTH (YEAR)?)? ", "dmy", "dmy"),
    ],
)
def test_what_a_rule_marks(rule: str, kinds: str, wanted: str | None) -> None:
    assert marked(rule, kinds) == wanted


def test_what_a_class_matched_is_known_by_its_name_or_role() -> None:
    made = pattern.compiled("DAY et DAY:until (MONTH|YEAR)", lambda name: KINDS[name], cut)
    assert {g for g in re.compile(made.regex).groupindex if g != "span"} == {
        "day__day__1", "until__day__1", "month__month__1", "year__year__1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("DAY MONTH", {"day"}),
        ("le? DAY", {"=le", "day"}),
        ("(le|et)? DAY? MONTH", {"=le", "=et", "day", "month"}),
        ("< l'an >", {"=l'"}),
    ],
)
def test_what_a_rule_can_begin_with(rule: str, first: set[str]) -> None:
    assert pattern.compiled(rule, lambda name: KINDS[name], cut).first == first


@pytest.mark.parametrize("rule", ["(DAY", "DAY)", "< DAY", "DAY >", "(le|et DAY"])
def test_a_rule_that_is_none_says_so(rule: str) -> None:
    with pytest.raises(ValueError, match=r"is missing|closes nothing"):
        pattern.compiled(rule, lambda name: KINDS[name], cut)


def test_what_a_rule_needs() -> None:
    assert pattern.classes(pattern.needed("(le)? DAY (MONTH (YEAR)?)?")) == {"day"}
    assert pattern.literals(pattern.needed("(le|et) an YEAR?"), cut) == ["an"]
    assert pattern.literals(pattern.needed("(le|et)"), cut) == ["le", "et"]
