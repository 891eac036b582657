"""News for tests of what hands it on."""

from typing import Any

from selon.record.following import News, Topic, TopicNews


def item(**told: Any) -> News:
    """A piece of news."""
    plain: dict[str, Any] = {
        "ref": "1:a1", "article": "un", "attribution": "a1", "outlet": "La Rive", "title": "Le pont", "published": "2026-03-09",
        "language": "fr", "url": "https://x.org/1?a=1&b=2", "speaker": "Jeanne Morel", "kind": "person", "source": "La maire",
        "cue": "dit", "content": "que le pont ouvrira", "type": "indirect", "act": None, "factuality": None, "distance": None,
        "said": None, "said_on": None, "happened": (), "happened_on": None, "places": (), "superseded": None, "became": None,
        "id": "e1", "topic": "pont", "status": "new", "before": None, "why": ("“pont” in what is said",),
        "highlights": ((7, 11),), "kept_at": "2026-03-09T12:00:00+00:00",
    }  # fmt: skip
    return News(**{**plain, **told})


def news(*items: News, name: str = "pont") -> TopicNews:
    """The news of a topic."""
    topic = Topic(
        id=1, name=name, question="pont", filters={}, made_at="2026-03-01T00:00:00+00:00", looked_at=None, matches=2, new=1
    )
    return TopicNews(topic=topic, items=items, more=0)
