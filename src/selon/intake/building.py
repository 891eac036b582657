"""The last step of every intake: a text and what is stated about it become an Article, or a plain refusal."""

from dataclasses import dataclass, field
from datetime import date, datetime

from selon.article import Article
from selon.errors import InputError
from selon.intake import language as languages
from selon.intake.limits import MAX_TEXT, MEGABYTE, too_long


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the user says of all inputs: `published` and `outlet` where an input does not say, `language` always.

    `allow_private` lets an address lead to this machine or its network. Raises InputError for a date that is none and
    LanguageError for a language code that is none.
    """

    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    allow_private: bool = False

    def __post_init__(self) -> None:
        if self.published is not None:
            checked_date(self.published, "date")
        if self.language is not None:
            object.__setattr__(self, "language", languages.checked_code(self.language, "language"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What an input says about its article besides the text; None where it does not say."""

    language: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A text with what is stated about it. `trusted`: its language is said by a person, not by the markup of a page."""

    id: str
    text: str
    stated: Stated = field(default_factory=Stated)
    trusted: bool = True


def build(found: Found, name: str, defaults: Defaults) -> Article:
    """The article, its language settled. `name` is the input as the user gave it, for messages."""
    if not found.text.strip():
        raise InputError(name, "there is no text in it")
    if len(found.text) > MAX_TEXT:
        raise too_long(name, f"{len(found.text) / MEGABYTE:.1f} million characters", MAX_TEXT, "split it into its articles")
    stated = found.stated
    given = defaults.language or (stated.language if found.trusted else None)
    return Article(
        id=found.id,
        text=found.text,
        language=given or languages.language_of(found.text, name, hint=stated.language),
        title=stated.title,
        byline=stated.byline,
        published=stated.published or defaults.published,
        outlet=stated.outlet or defaults.outlet,
        url=stated.url,
    )


def checked_date(value: str, name: str) -> str:
    """`value` as it is, when it is an ISO 8601 date or date-time."""
    if moment(value) is None:
        raise InputError(name, f"{value!r} is not a date: write it as 2024-05-31 or 2024-05-31T18:30:00+02:00")
    return value


def moment(value: str) -> date | datetime | None:
    """The date or the date-time, when `value` is one in ISO 8601."""
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(value)
        except ValueError:
            continue
    return None
