"""Whether a content commits its speaker to something ("we will check"), or tells somebody to do something ("open the gate")."""

from collections.abc import Iterator

from selon.reading.certainty import stands
from selon.reading.content import Content
from selon.reading.cue_sense import CueWords
from selon.reading.words import Word

CLAUSE = 12  # words in which the main verb is looked for


def pledges(content: Content) -> bool:
    """Whoever is quoted says what they themselves will do."""
    if not content.uttered:
        return False
    return content.has("pledge") or any(_may_be_done(content, verb) for verb in _futures(content))


def _futures(content: Content) -> Iterator[Word]:
    """The verbs in the first person of the future, in the first clause."""
    known, run = content.known, content.words[:CLAUSE]
    for at, word in enumerate(run):
        if known.lists["first"] and word.low in known.lists["first"]:
            yield from _verb_after(content, at + 1, known.endings["first_future"])
        elif not known.lists["first"] and len(word.low) > 3 and word.low.endswith(known.endings["first_future"]):
            yield word
    lows = " ".join(w.low for w in run)
    for phrase in known.endings["going"]:
        if f" {phrase} " in f" {lows} ":
            at = len(lows[: f" {lows} ".index(f" {phrase} ")].split()) + len(phrase.split())
            yield from (w for w in _after_clitics(content, at)[:1] if w.low.endswith(known.endings["infinitive"]))


def _after_clitics(content: Content, at: int) -> tuple[Word, ...]:
    """The words from a place on, without pronouns and negation before the verb."""
    run = content.words[at:]
    while run and run[0].low in content.known.lists["clitics"]:
        run = run[1:]
    return run


def _verb_after(content: Content, at: int, endings: tuple[str, ...]) -> Iterator[Word]:
    """The verb in the future that follows a subject: with its ending ("viendrai"), or after its auxiliary ("will come")."""
    run = _after_clitics(content, at)
    if run and run[0].low in endings:
        yield from _after_clitics(content, len(content.words) - len(run) + 1)[:1]
    elif run and len(run[0].low) > 3 and run[0].low.endswith(endings):
        yield run[0]


def _may_be_done(content: Content, verb: Word) -> bool:
    """The verb tells something that one does, not "be", "have", "see"; and no clause ("I think that …") comes before it."""
    if verb.low in content.known.lists["stative"]:
        return False
    return not any(w.low in content.known.lists["that"] for w in content.words[1:] if w.start < verb.start)


def announces_own(content: Content, told: CueWords) -> bool:
    """An indirect content says what its source will do: "said that she would come"."""
    known = content.known
    run = content.words[1:] if content.opener in known.lists["that"] else content.words
    at = len(content.words) - len(run)
    bare = not at and (known.endings["plural_ending"] or not content.said.cue)  # only English leaves its "that" out
    if content.said.type == "direct" or not run or run[0].capital or bare:
        return False
    subject = _subject(content, told)
    if "" in subject and at:
        verbs = _verb_after(content, at, _tenses(content, told))
    else:
        verbs = _verb_after(content, at + 1, _tenses(content, told)) if run[0].low in subject else iter(())
    return any(_may_be_done(content, verb) for verb in verbs)


def _subject(content: Content, told: CueWords) -> frozenset[str]:
    """The pronouns that may stand for the source: those of the number of the cue's verb, where its ending tells it."""
    known = content.known
    ending = known.endings["plural_ending"]
    if not ending or not told.cue:
        return known.lists["third"] | known.lists["third_plural"]
    return known.lists["third_plural" if any(w.low.endswith(ending) for w in told.cue[:2]) else "third"]


def _tenses(content: Content, told: CueWords) -> tuple[str, ...]:
    """The endings of the future; those of the conditional only as its past: "said that she would come", no "if" about it."""
    known = content.known
    past = any(w.low.endswith(known.endings["past"]) for w in told.cue)
    if past and not stands(known.lists["hypothetical"], [w.low for w in content.words]):
        return known.endings["third_future"]
    return tuple(e for e in known.endings["third_future"] if e not in known.endings["conditional"])


def orders(content: Content) -> bool:
    """What is said is an order: its first word is an imperative."""
    known = content.known
    if not content.uttered or not content.words:
        return False
    if any(at == 0 for at, _ in content.places("aside")):
        return False
    if any(at == 0 for at, _ in content.places("command")):
        return True
    verb = [w for w in content.words[:2] if w.low not in known.lists["imperative_skip"]][:1]
    return bool(known.endings["imperative"]) and any(
        w.low.endswith(known.endings["imperative"]) and w.low not in known.lists["imperative_never"] for w in verb
    )
