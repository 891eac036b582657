"""What keeps numbers and names from being taken for times: a year among quantities, "Mars" the planet, "Avril" a name.

A rule asks for one of these with `where`.
"""

from collections.abc import Callable

from selon.reading.timex.scan import Match
from selon.reading.timex.text import Text

YEARS = range(1700, 2101)  # a year that nothing says to be one is of these
YEARS_SAID = range(1000, 2101)


def is_year(text: Text, match: Match) -> bool:
    """The four figures are a year: as the words about them say, not a number of things, a price, or part of a name."""
    near, first, last = text.lexicon.near, match.first, match.last
    before, after = text.word(first - 1), text.word(last + 1)
    said = before in near["year_after"]
    if before in near["never_year_after"] or text.word(first - 2) in near["counting"] and before in near["of"]:
        return False
    if before.isdigit() and "\n" not in text.text[text.ends[first - 1] : text.starts[first]] or after[:1].isdigit():
        return False
    named = text.stands(first - 1)[:1].isupper() and not text.opens(first - 1)
    return match.values["year"] in (YEARS_SAID if said else YEARS) and not _counts(text, last + 1, said or named)


def _counts(text: Text, at: int, said: bool) -> bool:
    """What follows a number is counted by it: a unit or currency, or (where nothing says that it is a year) a plural noun."""
    near = text.lexicon.near
    if text.word(at) in near["links"] and text.word(at + 1).isdigit() and len(text.word(at + 1)) == 4:
        at += 2  # "entre 1200 et 1500 manifestants"
    word = text.word(at)
    if word in near["counted"]:
        return True
    plural = len(word) > 3 and word.isalpha() and word.endswith(tuple(near["plural"])) and text.stands(at).islower()
    return plural and not said and word not in near["not_counted"]


def is_month(text: Text, match: Match) -> bool:
    """The name of a month is one, not that of a person or a planet."""
    near, first, last = text.lexicon.near, match.first, match.last
    word, before = text.stands(last), text.word(first - 1)
    if before.isdigit():
        return False  # 32 March
    if text.lexicon.capitals:
        name = text.stands(last + 1)[:1].isupper() and not text.opens(last + 1) and before not in near["month_after_name"]
        listed = before == "," and "month" in text.lexicon.values(text.stands(first - 2))
        return not name and (
            first < last or listed or before in near["month_after"] or text.word(last + 1) in near["month_before"]
        )
    if first < last or not word[0].isupper() or word.isupper():
        return True
    return before in near["month_after"] and word.lower() not in near["names"] and not text.stands(last + 1)[:1].isupper()


def is_weekday(text: Text, match: Match) -> bool:
    """The name of a day is one, not part of another name."""
    word, following = text.stands(match.last), text.stands(match.last + 1)
    if text.lexicon.capitals:
        return not (following[:1].isupper() and text.word(match.last + 1) in text.lexicon.near["names"])
    if not word[0].isupper() or word.isupper() or text.opens(match.first):
        return True
    return not following[:1].isupper() and text.word(match.first - 1) in text.lexicon.near["weekday_after"]


def counts_nothing(text: Text, match: Match) -> bool:
    """What follows an hour or decade without its noun ("a las dos", "los noventa") is nothing that it would count."""
    return _stops(text, match.last + 1, "hour_before")


def counts_something(text: Text, match: Match) -> bool:
    """What follows is a thing: "un segundo frente" is no second."""
    return not counts_nothing(text, match)


def is_adverb(text: Text, match: Match) -> bool:
    """Nothing follows that "two years after" would be two years after."""
    return _stops(text, match.last + 1, "told_before")


def _stops(text: Text, at: int, listed: str) -> bool:
    """A mark, the end of a sentence or one of the words listed stands there."""
    word = text.word(at)
    return not word or not word[0].isalnum() or word in text.lexicon.near[listed] or text.ends_before(at)


def is_holiday(text: Text, match: Match) -> bool:
    """The name of a holiday is one: with a capital, and not part of another name ("Noël Mamère")."""
    if text.stands(match.last).islower():
        return False
    return text.ends_before(match.last + 1) or not text.stands(match.last + 1)[:1].isupper()


def is_small(text: Text, match: Match) -> bool:
    """The word is no name: it has no capital, but where a sentence begins."""
    return not text.stands(match.last)[0].isupper() or text.opens(match.first)


def is_opened(text: Text, match: Match) -> bool:
    """What the rule looks at begins with a capital: "A 8 heures" may lack its accent, "il a 8 heures" does not."""
    return text.stands(match.begin)[0].isupper()


GUARDS: dict[str, Callable[[Text, Match], bool]] = {
    "adverb": is_adverb,
    "capital": is_opened,
    "counts nothing": counts_nothing,
    "counts something": counts_something,
    "holiday": is_holiday,
    "month": is_month,
    "small": is_small,
    "weekday": is_weekday,
    "year": is_year,
}


def stands(text: Text, match: Match) -> bool:
    """What the rule asks for beyond its words holds: a guard of these (`where`), no such word behind (`unless`)."""
    says = match.rule.says
    where = says.get("where")
    return (not where or GUARDS[where](text, match)) and text.word(match.last + 1) not in says.get("unless", ())
