"""Whether the outlet does not vouch for a content: "alleged", and the conditional of hearsay ("aurait tué", "habría matado")."""

from selon.reading.certainty import stands
from selon.reading.content import Content

HEAD = 8  # words in which an "alleged" marks the content as a whole
AFTER = 3  # words after an auxiliary in which its participle stands


def hearsay(content: Content, timeless: bool) -> bool:
    """The outlet does not vouch for it: "alleged", or a conditional of hearsay that no "if" explains.

    `timeless`: the cue is a preposition, so that a simple conditional is no future in the past.
    """
    known = content.known.lists
    if any(at < HEAD and _before_noun(content, at) for at in content.told("hearsay")):
        return True
    lows = [w.low for w in content.words]
    if stands(known["hypothetical"], lows):
        return False
    if any(_reported(content, at) for at in content.told("told")):
        return True
    return timeless and bool(content.told("told_now"))


def _before_noun(content: Content, at: int) -> bool:
    """A word follows in the same phrase: "el supuesto robo", not "en ese supuesto"."""
    run = content.words
    if content.known.lists["not_hearsay"] & {w.low for w in run[max(0, at - 1) : at]}:
        return False
    return at + 1 < len(run) and not content.text[run[at].end : run[at + 1].start].strip()


def _reported(content: Content, at: int) -> bool:
    """A participle follows the auxiliary in the conditional, and none that tells what was not done ("aurait pu")."""
    near = [w.low for w in content.words[at + 1 : at + 1 + AFTER]]
    known = content.known
    if known.lists["counterfactual"] & set(near[:2]):
        return False
    return any(low.endswith(known.endings["participle"]) and low not in known.lists["participle_never"] for low in near)
