"""Whether the text looks back or ahead where a time stands: the tense of the nearest verb of the sentence decides.

Verbs are told by lists and endings in the tables, not parsed: over 60,000 words a second it would cost more than all the
rest. A verb of another clause counts as further off.
"""

from selon.reading.timex.text import Text

FAR = 30  # words that are looked at on either side
CLAUSE = 6  # how many words a comma, a colon or a quotation mark counts for


def direction(text: Text, first: int, last: int) -> int:
    """-1 where the verb that is nearest to the words looks back, 1 where it looks ahead, 0 where nothing tells."""
    before = _nearest(text, first, -1)
    after = _nearest(text, last, 1)
    nearest = min(before, after, key=lambda found: found[0])
    return nearest[1]


def _nearest(text: Text, start: int, step: int) -> tuple[float, int]:
    """(how far, which way) of the first verb that tells on one side, within the sentence."""
    far = 0.0
    at = start + step
    for _ in range(FAR):
        if not 0 <= at < len(text.starts) or (text.ends_before(at) if step > 0 else text.ends_before(at + 1)):
            break
        word = text.word(at)
        far += 1 + CLAUSE * (word in text.lexicon.near["clause"])
        if way := _way(text, at, word):
            return far, way
        at += step
    return float("inf"), 0


def _way(text: Text, at: int, word: str) -> int:
    """Which way a word looks by itself or, where it is an auxiliary, with the participle behind it."""
    tense = text.lexicon.tense
    if len(word) < 2 and word not in tense["auxiliaries"] or text.stands(at)[0].isupper() and not text.opens(at):
        return 0
    before = {text.word(at - 1), text.word(at - 2)}
    if word in tense["ahead"] and before.isdisjoint(tense["bare_ahead"]) or word in tense["goes"] and _has_infinitive(text, at):
        return 1
    if word in tense["auxiliaries"]:
        return _participle(text, at)
    if word in tense["neither"]:
        return 0
    if word in tense["back"] or word.endswith(tense["back_endings"]):
        return -1 if before.isdisjoint(tense["bare_after"]) else 0
    return 1 if word.endswith(tense["ahead_endings"]) else 0


def _participle(text: Text, at: int) -> int:
    """Which way an auxiliary looks: back with a participle within four words, ahead with one that announces ("est prévu")."""
    tense = text.lexicon.tense
    for i in range(at + 1, at + 5):
        word = text.word(i)
        if word in tense["announced"]:
            return 1
        if len(word) > 1 and word.endswith(tense["participle_endings"]) and word not in tense["neither"]:
            return -1
    return 0


def _has_infinitive(text: Text, at: int) -> bool:
    """An infinitive follows within three words: "va se tenir"."""
    return any(text.word(i).endswith(text.lexicon.tense["infinitive_endings"]) for i in range(at + 1, at + 4))
