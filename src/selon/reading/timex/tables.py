"""The tables of a language (`languages/*/timex.toml`), made into its lexicon."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from selon.languages import table
from selon.reading.timex import pattern
from selon.reading.timex.lexicon import Entry, Lexicon, Rule
from selon.reading.timex.names import Name, english_months, names
from selon.reading.timex.tokens import Values, code, numeral, of_value, roman, words

SAID = {"as", "pattern", "like", "gives"}  # what of a rule is not a value
# A run of words of these classes alone holds no time expression, and is left at that.
WEAK = {
    "about", "century", "day", "dd", "early", "edge", "end", "every", "half", "hour", "later", "minute", "nth", "number", "of",
    "own", "piece", "plus", "roman", "shift", "some", "term", "that", "the", "this", "to", "vague", "wd", "yy", "zone",
}  # fmt: skip
CAPITAL = {"month", "mon", "weekday", "wd"}  # what English writes with a capital
Key = tuple[str, ...]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language: of its own table, else of dates in figures and CLDR's names of months."""
    rows = table(language, "timex") or _any()
    builder = _Builder()
    builder.add_names([*names(language), *english_months()])
    builder.add_classes(rows.get("words", {}))
    rules = [*rows["rules"], *_any()["everywhere"]]
    for rule in rules:
        builder.add_literals(rule["pattern"])
    made = _bare(rows)
    _register_numbers(made)
    builder.into(made)
    _add_rules(made, rules, builder)
    strong = "".join(kind for classes, kind in made.kinds.items() if any(c not in WEAK and c[0] != "=" for c in classes))
    made.strong = re.compile(f"[{strong}]")
    return made


@cache
def _any() -> dict[str, Any]:
    """The rules for a language that has no table, and those for all."""
    return loads(files(__package__).joinpath("any.toml").read_text(encoding="utf-8"))


def _bare(rows: dict[str, Any]) -> Lexicon:
    """A lexicon without its words and rules."""
    made = Lexicon(capitals=rows.get("capitals", False), northern=rows.get("northern", False), numeric=rows.get("numeric", ""))
    made.ordinals, made.hours = frozenset(rows.get("ordinals", ())), frozenset(rows.get("hours", ()))
    made.codes = rows.get("codes", {})
    made.near = {name: frozenset(listed) for name, listed in rows["near"].items()}
    made.tense = {name: tuple(listed) if "endings" in name else frozenset(listed) for name, listed in rows["tense"].items()}
    return made


def _register_numbers(made: Lexicon) -> None:
    """A kind for whatever a word may be by its form, so that rules know of all kinds."""
    samples = [str(n) for n in range(100)] + [f"{n:02}" for n in range(10)] + ["100", "2020", "12345", "1234567890"]
    samples += ["1°", "1,5", "8.30", "8.75", "1 000", "2020-01-02", "03/04/2020", "10:30", "99:99", "1990s"]
    samples += [n + ending for n in ("1", "31", "45") for ending in (*made.ordinals, *made.hours)]
    found = [numeral(sample, made.ordinals, made.hours)[0] for sample in samples]
    found += [code(f"{letter}1", made.codes)[0] for letter in made.codes]
    found += [roman(sample)[0] for sample in ("XX", "XXe")]
    for classes in (*found, *(of_value(n) for n in (0, 10, 30, 50, 0.5))):
        made.kind_of(classes)


@dataclass(slots=True)
class _Builder:
    """Gathers the words of a language, class by class, before each gets its kind."""

    found: dict[Key, Values] = field(default_factory=lambda: defaultdict(dict))

    def add(self, name: str, phrase: str, value: Any) -> None:
        """The phrase belongs to the class, with that value; the first value given counts."""
        self.found[tuple(words(phrase))].setdefault(name, value)

    def add_names(self, found: Iterable[Name]) -> None:
        """The names of months and days."""
        for name, phrase, number in found:
            self.add(name, phrase, number)

    def add_classes(self, classes: dict[str, Any]) -> None:
        """A table of classes: a list of words, or a list for each value. A number may be a day or an hour."""
        for name, rows in classes.items():
            for value, listed in rows.items() if isinstance(rows, dict) else [(None, rows)]:
                for phrase in listed:
                    self.add(name, phrase, phrase if value is None else _read(value))
        for values in self.found.values():
            for name in of_value(values["number"]) if "number" in values else ():
                if name != "day" or values["number"] > 1:  # "un mars" is not the first of March
                    values.setdefault(name, values["number"])

    def cut(self, piece: str) -> list[str]:
        """What a rule gives as it stands, in words, those that the tables have as a phrase kept together ("l'" of "l'an")."""
        rest, found = tuple(words(piece)), []
        while rest:
            size = next((n for n in range(len(rest), 1, -1) if self.found.get(rest[:n], {}).keys() - {"piece"}), 1)
            found.append(" ".join(rest[:size]))
            rest = rest[size:]
        return found

    def add_literals(self, rule: str) -> None:
        """The words that stand in a rule as they are; those that it needs tell of a time where no class of the rule does."""
        needed = pattern.needed(rule)
        for phrase in pattern.literals(rule, self.cut):
            self.found[tuple(phrase.split(" "))].setdefault(f"={phrase}", phrase)
        if pattern.classes(needed) <= WEAK:
            for phrase in pattern.literals(needed, self.cut):
                self.found[tuple(phrase.split(" "))].setdefault("trigger", True)

    def into(self, made: Lexicon) -> None:
        """Every word and phrase with its kind. The words of a phrase have one too: a run must not break within it."""
        phrases = {key: values for key, values in self.found.items() if len(key) > 1}
        for key, values in phrases.items():
            for word in key:
                self.found[word,].setdefault("piece" if word != max(key, key=len) or values.keys() <= WEAK else "trigger", word)
        for key, values in self.found.items():
            if len(key) == 1 and not key[0][0].isdigit():  # what a number may be, `numeral` says
                _add_word(made, key[0], values)
        for key in sorted(phrases, key=len, reverse=True):
            made.phrases.setdefault(key[0], []).append((key, Entry(made.kind_of(phrases[key]), phrases[key])))


def _add_word(made: Lexicon, word: str, values: Values) -> None:
    """One word; where names of days and months are written with a capital, they are found with it alone."""
    plain = {k: v for k, v in values.items() if not (made.capitals and k in CAPITAL or k == "english")}
    if plain:
        made.entries[word] = Entry(made.kind_of(plain), plain)
    if len(plain) < len(values):
        for form in (word.title(), word.upper()):
            made.entries[form] = Entry(made.kind_of(values), values)


def _read(value: str) -> Any:
    """A key of a table as a number where it is one."""
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value


def _add_rules(made: Lexicon, rows: Iterable[dict[str, Any]], builder: _Builder) -> None:
    """The rules in the order of the table, under each kind that they can begin with."""
    for order, row in enumerate(rows):
        found = pattern.compiled(row["pattern"], made.letters, builder.cut)
        regex = re.compile(found.regex)
        says = {k: v for k, v in row.items() if k not in SAID}
        rule = Rule(regex, row["as"], says, order, regex.groupindex[pattern.SPAN])
        for kind in {kind for name in found.first for kind in made.letters(name)}:
            made.rules.setdefault(kind, []).append(rule)
