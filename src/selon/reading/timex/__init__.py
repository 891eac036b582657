"""When: every time expression of an article, typed and normalised (TIMEX3).

Rules are tables (`languages/*/timex.toml`). A text is cut into words, each is given the kind that the tables know it by
(`tables`, `lexicon`, `tokens`), and rules are matched over kinds (`pattern`, `scan`) in the runs of words that may hold a
time. What a rule finds is made a value (`makers`) from the day of publication, the dates told before and the tense of the nearest
verb (`anchor`, `tense`, `calendar`). The shape follows HeidelTime (Strötgen & Gertz 2010): rules and words as resources,
one engine; the values follow TimeML (Pustejovsky et al. 2003) and ISO 8601.
"""

from datetime import date, datetime

from selon.article import Article, Span
from selon.reading.reading import Timex
from selon.reading.timex.anchor import Anchor, Told
from selon.reading.timex.guards import stands
from selon.reading.timex.made import Made
from selon.reading.timex.makers import MAKERS
from selon.reading.timex.scan import Match, matches
from selon.reading.timex.tables import lexicon
from selon.reading.timex.text import Text, cut

__all__ = ["timexes"]


def timexes(article: Article) -> list[Timex]:
    """The time expressions of the article in text order, never overlapping."""
    text = cut(article.text, lexicon(article.language or ""))
    at = Anchor(text, *_published(article.published))
    found: list[tuple[Match, Made]] = []
    for run in matches(text):
        end = -1
        for match in run:
            if match.first > end and (made := _made(match, at)):
                end = match.last
                if made.value:
                    _tell(made, match, at)
                    if found:
                        _settle(*found[-1], made, match, text)
                    found.append((match, made))
    return [_timex(made, match, text) for match, made in found]


def _made(match: Match, at: Anchor) -> Made | None:
    """What the match means; a value of nothing where its words are a date that no calendar has (31 February)."""
    at.move(match.first, match.last, match.end)
    if not stands(at.text, match):
        return None
    try:
        return MAKERS[match.rule.maker](match.values, at)
    except (ValueError, OverflowError):
        return Made("DATE", "", tells=False)


def _tell(made: Made, match: Match, at: Anchor) -> None:
    """Keeps a date for what is told from it."""
    if made.period is None:
        return
    if "until" in match.values:
        at.pair = (match.end, made.period)
    before, near = at.text.word(match.first - 1), at.text.lexicon.near
    if made.tells and before not in near["bounds"]:
        at.told.append(Told(made.period, match.last, made.explicit and before not in near["back_weak"]))


def _settle(match: Match, floating: Made, day: Made, behind: Match, text: Text) -> None:
    """Gives an hour the day that stands behind it: "à 9 heures, lundi", "las 10 de la mañana de este miércoles"."""
    if not floating.floats or day.floats or not day.period or day.period.unit != "day" or behind.first - match.last > 3:
        return
    if text.lexicon.near["clock_day"].issuperset(text.word(i) for i in range(match.last + 1, behind.first)):
        floating.period, floating.floats = day.period, False
        floating.value = day.value[:10] + floating.value[floating.value.index("T") :]


def _timex(made: Made, match: Match, text: Text) -> Timex:
    """The expression with its span and the days that it covers."""
    first, last = _covered(made)
    return Timex(
        span=Span(text.starts[match.first], text.ends[match.last]),
        type=made.type,
        value=made.value,
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
    )


def _covered(made: Made) -> tuple[date | None, date | None]:
    """The first and last day that it covers; open where they lie beyond the calendar."""
    try:
        return made.period.part(made.edge) if made.period else (made.first, made.last)
    except (ValueError, OverflowError):
        return None, None


def _published(stated: str | None) -> tuple[date | None, datetime | None]:
    """The day of publication, and its moment where an hour is given; None for what is not a date."""
    try:
        moment = datetime.fromisoformat(stated or "")
    except ValueError:
        return None, None
    return moment.date(), moment if len(stated or "") > 10 else None
