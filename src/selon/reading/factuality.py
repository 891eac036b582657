"""How surely: what each saying does, how sure its source is, and how the outlet stands to it.

The values are FactBank's (Saurí & Pustejovsky 2009), from the source's point of view. They come from the cue (its sense in the
language's table, its negation and mood) and from the content's own words. A language without tables is judged by its question
marks, by the cues that deny or refuse, and by a few words of doubt.
"""

from collections.abc import Sequence
from dataclasses import replace

from selon.article import Article
from selon.reading import commitment, replies
from selon.reading.certainty import Certainty, certainty, stands
from selon.reading.content import Content, asks, content_of, in_quotation, leaves_open
from selon.reading.content_shape import SHAPES
from selon.reading.cue_sense import Cue, CueWords, Sense, cue_words, read_cue, senses
from selon.reading.hearsay import hearsay
from selon.reading.reading import Attribution

SURE = ("CT+", "PR+", "PS+")  # the weaker one counts
OPENING = 3  # words in which an "I do not know" opens a quotation
HEDGES = {"possible": "PS+", "probable": "PR+", "improbable": "PR-"}
Verdict = tuple[str, str]


def judged(article: Article, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with its act, factuality and distance; None where the language's tables do not tell."""
    known = certainty(article.language or "")
    if known is None:
        return [_elsewhere(article, a) if a.content else a for a in attributions]
    return [_judged(article, a, known) if a.content else a for a in attributions]


def _elsewhere(article: Article, said: Attribution) -> Attribution:
    """What a question mark, a cue that turns it down and words of doubt tell in a language without tables."""
    language = article.language or ""
    cue, content = (" ".join(article.text[s:e] for s, e in role) for role in (said.cue, said.content))
    if asks(article.text, said):
        return replace(said, act="ask", factuality="Uu")
    told = replace(said, act=replies.act(cue, content, language))
    doubted = said.type == "indirect" and replies.doubts(f"{cue} {content}", language)
    return replace(told, distance="distances") if doubted else told


def _judged(article: Article, said: Attribution, known: Certainty) -> Attribution:
    content = content_of(article.text, said, known)
    told = cue_words(article.text, said)
    read = read_cue(told, known, article.language or "")
    cue = read._replace(sense=_for_shape(read.sense, content))
    act, factuality = _verdict(content, cue, told)
    return replace(said, act=act, factuality=factuality, distance=_distance(content, cue, told))


def _verdict(content: Content, cue: Cue, told: CueWords) -> Verdict:
    """Act and factuality: from the cue, and where that leaves it open, from the content."""
    if cue.negated:
        return cue.sense.negated
    verdict = cue.sense.act, cue.sense.factuality
    if cue.sense.open:
        verdict = _by_content(content, cue, told)
    return (verdict[0], "Uu") if _hypothetical(content.known, told) else verdict


def _for_shape(sense: Sense, content: Content) -> Sense:
    """The sense that the cue has for a content of this shape."""
    for shape, other in sense.when.items():
        if SHAPES[shape](content):
            return senses()[other]
    return sense


def _by_content(content: Content, cue: Cue, told: CueWords) -> Verdict:
    """What an open cue does, as the content's words say more; the first that applies, what stands for itself before hedges."""
    plain = cue.sense.name in ("say", "tell")
    spoken = _spoken(content) if content.uttered or not told.cue else None
    if spoken:
        return spoken
    if asks(content.text, content.said):
        return "ask", "Uu"
    if cue.sense.act == "assert" and commitment.orders(content):
        return "order", "Uu"
    if plain and (commitment.pledges(content) or commitment.announces_own(content, told)):
        return "promise", "CT+"
    if not cue.timeless and leaves_open(content):
        return cue.sense.act, "Uu"
    return _hedged(content, (cue.sense.act, cue.sense.factuality), scheduled=plain)


def _spoken(content: Content) -> Verdict | None:
    """What a quotation does that opens with yes, no, "I don't know" or "no comment"."""
    if content.has("silent") or _does_not_know(content):
        return "decline", "Uu"
    if content.has("no", first=True):
        return "deny", "CT+"
    if content.has("yes", first=True):
        return "confirm", "CT+"
    return None


def _does_not_know(content: Content) -> bool:
    """It opens or ends with "I do not know"."""
    return any(at < OPENING or at + size == len(content.words) for at, size in content.places("unknown"))


def _hedged(content: Content, verdict: Verdict, *, scheduled: bool) -> Verdict:
    """The verdict as far as the content hedges: the weaker certainty counts, and an assertion that hedges is a hedge."""
    act, factuality = verdict
    kinds = [kind for kind in ("improbable", "possible", "probable") if content.hedges(kind)]
    value = HEDGES[kinds[0]] if kinds else "PR+" if scheduled and content.told("scheduled") else ""
    if not value or factuality not in SURE or (value in SURE and SURE.index(value) < SURE.index(factuality)):
        return verdict
    return ("hedge" if act == "assert" else act), value


def _hypothetical(known: Certainty, told: CueWords) -> bool:
    """Nobody has said it: "if she said that …"."""
    unreal = any(w.low.endswith(known.endings["unreal"]) for w in told.cue)
    return unreal and stands(known.lists["hypothetical"], [w.low for w in told.before])


def _distance(content: Content, cue: Cue, told: CueWords) -> str:
    """How the outlet stands to what is said: what it says of it comes before what the cue implies.

    A cue in somebody's quotation is theirs: the outlet does not stand to it.
    """
    known = content.known
    if told.cue and in_quotation(content.text, told.cue[0].start):
        return "neutral"
    if _marked(known, told) or hearsay(content, cue.timeless and cue.sense.name == "say"):
        return "distances"
    if cue.negated:
        return "neutral"
    as_said = told.before and told.before[0].low in known.lists["as_said"] and not content.uttered
    return "endorses" if as_said and cue.sense.act == "assert" and cue.sense.distance == "neutral" else cue.sense.distance


def _marked(known: Certainty, told: CueWords) -> bool:
    """The outlet marks the saying itself as hearsay: "reportedly said", "aurait dit"; not "aurait pu dire"."""
    near = (*told.before, *told.cue)
    first = len(told.before)
    return any(
        kind == "hearsay"
        or (kind == "told" and at >= first and not {w.low for w in near[at + 1 : at + 3]} & known.lists["counterfactual"])
        for kind, at, _ in known.found(near)
    )
