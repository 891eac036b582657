"""Topics that are followed, and what is new for them."""

from dataclasses import dataclass
from typing import Literal

from selon.article import Span
from selon.record.results import Entry, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Row):
    """A question that is followed. `matches` are the attributions that fit it now, `new` those not shown for it yet."""

    id: int
    name: str
    question: str
    filters: dict[str, str]
    made_at: str
    looked_at: str | None
    matches: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class News(Entry):
    """An attribution that has not been shown for its topic yet.

    `id` names this piece of news for good. It is "changed" where an earlier version of its article said `before` instead.
    `why` tells of each word and filter of the topic where it fits; `highlights` are those words within `content`.
    """

    id: str
    topic: str
    status: Literal["new", "changed"]
    before: str | None
    why: tuple[str, ...]
    highlights: tuple[Span, ...]
    kept_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicNews:
    """What is new for a topic, in the order in which it came into the record; so many `more` are left for another time."""

    topic: Topic
    items: tuple[News, ...]
    more: int
