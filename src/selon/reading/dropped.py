"""Whether a cue without a source has a subject that its verb leaves out ("Agregó que …"), by the language's table of endings."""

from collections.abc import Sequence

from selon.reading.words import Lexicon, Word


def _core(cue: Sequence[Word], lex: Lexicon) -> list[Word]:
    """The cue from its verb on: negation, clitics and adverbs before it left out."""
    skip = lex.dropped.get("skip", [])
    at = next((i for i, w in enumerate(cue) if w.low not in skip), len(cue))
    return list(cue[at:])


def third_person(cue: Sequence[Word], before: str, lex: Lexicon) -> bool:
    """The verb is finite and somebody else's: no passive, no impersonal "se", no participle, no noun (`before` is no article)."""
    core = _core(cue, lex)
    if not lex.dropped or not core:
        return False
    if any(lex.determiner(kind, before) for kind in lex.determiners) or lex.joins("of", before):
        return False
    verb = core[0]
    if any(w.low in lex.dropped["passive"] for w in core[:2]):
        return False
    if verb.low in lex.dropped["impersonal"]:
        return len(core) > 1 and not core[1].low.endswith(tuple(lex.dropped["said_of_all"]))
    if verb.low in lex.dropped["strong"] or before in lex.dropped["without"] or verb.low.endswith(tuple(lex.dropped["gerund"])):
        return True
    return not verb.low.endswith(tuple(lex.dropped["never"])) and verb.low.endswith(tuple(lex.dropped["third"]))


def is_gerund(cue: Sequence[Word], lex: Lexicon) -> bool:
    """The verb goes on with what was said before it: "agregando que …"."""
    core = _core(cue, lex)
    return bool(core) and core[0].low.endswith(tuple(lex.dropped.get("gerund", ())) or "\0")


def first_person(cue: Sequence[Word], lex: Lexicon) -> bool:
    """The verb is that of whoever is being quoted: "creo", "tenemos"."""
    core = _core(cue, lex)
    if not lex.dropped or not core or core[0].low in lex.dropped["strong"]:
        return False
    mine = core[0].low in lex.dropped["mine"] or (len(cue) > 1 and cue[0].low in lex.dropped["mine"])
    return mine or core[0].low.endswith(tuple(lex.dropped["first"]))


def plural(cue: Sequence[Word], lex: Lexicon) -> bool:
    """The verb is in the plural."""
    core = _core(cue, lex)
    return bool(core) and core[0].low.endswith(tuple(lex.dropped.get("plural", ())) or "\0")
