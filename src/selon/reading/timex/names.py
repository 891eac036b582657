"""The names of months and days in a language (CLDR, by Babel), in full and short."""

from collections.abc import Iterator
from itertools import islice

from selon.reading.timex.tokens import TOKEN

Name = tuple[str, str, int]  # its class, the name, its number


def names(language: str) -> Iterator[Name]:
    """Months are `month` in full and `mon` short, days `weekday` and `wd` (Monday is 1); none where CLDR has no such language."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return
    for context in ("format", "stand-alone"):
        months, days = locale.months[context], locale.days[context]
        for number, name in islice(months["wide"].items(), 12):
            yield from _forms("month", "mon", name, months["abbreviated"][number], number)
        for number, name in days["wide"].items():
            yield from _forms("weekday", "wd", name, days["abbreviated"][number], number + 1)


def _forms(full: str, short: str, name: str, abbreviated: str, number: int) -> Iterator[Name]:
    """The name in full, and short with and without its point; what is not a plain word is left out."""
    for kind, form in ((full, name), (short, abbreviated.removesuffix("."))):
        if TOKEN.fullmatch(form) and form[0].isalpha():
            yield kind, form, number
            if kind == short and form != name:
                yield kind, f"{form}.", number


def english_months() -> Iterator[Name]:
    """The English months in full, under the class `english`: posts and pictures are dated so in every language."""
    for kind, name, number in names("en"):
        if kind == "month":
            yield "english", name, number
