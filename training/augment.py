"""Articles told otherwise: other quotation marks, damage, and sentences wrapped in another's words, with spans moved along."""

import random
import re
from typing import Any

Row = dict[str, Any]
Edit = tuple[int, int, str]
ROLES = ("source", "cue", "content")

MARKS = (("«\u00a0", "\u00a0»"), ("« ", " »"), ("«", "»"), ("„", "“"), ('"', '"'), ("“", "”"), ("”", "”"), ("»", "«"), ("‘", "’"))


def edited(row: Row, edits: list[Edit]) -> Row:
    """The row with each text[start:end] replaced; edits do not overlap. Spans move with the text around them."""
    text, out, shift, at = row["text"], [], [], 0
    grown = 0
    for start, end, new in sorted(edits):
        out += [text[at:start], new]
        grown += len(new) - (end - start)
        shift.append((end, grown))
        at = end
    out.append(text[at:])

    def move(place: int) -> int:
        moved = place
        for end, by in shift:
            if end > place:
                break
            moved = place + by
        return moved

    spans = [{**a, **{r: [[move(s), move(e)] for s, e in a[r]] for r in ROLES}} for a in row["attributions"]]
    return {**row, "text": "".join(out), "attributions": spans}


def apart(edits: list[Edit]) -> list[Edit]:
    """The edits without those that overlap the one before."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or kept[-1][1] <= edit[0]:
            kept.append(edit)
    return kept


def quote_marks(text: str) -> list[tuple[int, bool]]:
    """The double quotation marks of a text, and whether each one opens."""
    found, inside = [], False
    for i, c in enumerate(text):
        if c == "\n":
            inside = False
        elif c in '“”„«»"':
            opens = c in "„«“" or (c == '"' and not inside)
            found.append((i, opens))
            inside = opens
    return found


def requoted(row: Row, rng: random.Random) -> Row:
    """The same article with its double quotation marks in another country's style."""
    pair, text = rng.choice(MARKS), row["text"]
    edits = []
    for i, opens in quote_marks(text):
        s, e = i, i + 1
        if opens and text[e : e + 1] in (" ", "\u00a0", "\u202f"):
            e += 1
        elif not opens and text[i - 1 : i] in (" ", "\u00a0", "\u202f"):
            s -= 1
        edits.append((s, e, pair[0] if opens else pair[1]))
    return edited(row, apart(edits))


def damaged(row: Row, rng: random.Random, rate: float = 0.12) -> Row:
    """The same article as tag-stripping and machine translation leave it: marks turned round or lost, words glued."""
    text = row["text"]
    edits: list[Edit] = []
    for i, opens in quote_marks(text):
        roll = rng.random()
        if opens or roll > 3 * rate:
            continue
        before = i - (text[i - 1 : i] in (" ", "\u00a0"))
        turned = {"»": "«", "”": "“", '"': '"', "“": "„"}[text[i]] if text[i] in '»”"“' else text[i]
        after = i + 1 + (text[i + 1 : i + 2] == " " and roll < rate)
        edits.append((before, after, turned if roll < 2.5 * rate else ""))
    taken = {k for s, e, _ in edits for k in range(s - 1, e + 1)}
    for gap in re.finditer(r"(?<=\w) (?=\w)", text):
        if rng.random() < rate / 12 and gap.start() not in taken:
            edits.append((gap.start(), gap.end(), ""))
    return edited(row, apart(edits))


# Who says it and how, for sentences that are wrapped: (before, source, between, cue, after the sentence) by language. {s}
# is the source, {c} the cue, {q} the sentence; the quotation marks stand inside the content.
WRAPPED: dict[str, tuple[str, ...]] = {
    "fr": ("« {q} », {c} {s}.", "« {q} », {c} {s}.", "{s} {c} : « {q} »", "{s} {c} que {q}.", "{c2} {s}, {q}."),
    "es": ("«{q}», {c} {s}.", "“{q}”, {c} {s}.", "{s} {c}: “{q}”.", "{s} {c} que {q}.", "{c2} {s}, {q}."),
    "en": ("“{q},” {s} {c}.", "“{q},” {c} {s}.", "{s} {c}: “{q}”", "{s} {c} that {q}.", "{c2} {s}, {q}."),
}
CUES: dict[str, tuple[str, ...]] = {
    "fr": ("a déclaré", "a affirmé", "a ajouté", "explique", "assure", "raconte", "rapporte", "poursuit", "a souligné"),
    "es": ("dijo", "afirmó", "ha asegurado", "explica", "agregó", "sostuvo", "señaló", "relata", "recordó", "declaró"),
    "en": ("said", "told reporters", "wrote", "says", "added", "explained", "recalled", "claimed", "reported", "insisted"),
}
ACCORDING: dict[str, tuple[str, ...]] = {
    "fr": ("Selon", "D'après"),
    "es": ("Según", "De acuerdo con"),
    "en": ("According to", "In the words of"),
}
SOURCES: dict[str, tuple[str, ...]] = {
    "fr": (
        "le porte-parole", "la présidente de l'association", "Claire Vasseur", "M. Anselme Rivet", "un témoin", "le quotidien",
        "l'avocat de la famille, Me Jourdain", "le maire", "elle", "la préfecture", "ce chercheur", "Nadia Kerbouche",
    ),
    "es": (
        "el portavoz", "la presidenta de la asociación", "Clara Ibáñez", "el diputado Andrés Molina", "un testigo", "el diario",
        "el abogado de la familia, Luis Prado", "la alcaldesa", "ella", "la fiscalía", "el investigador", "fuentes policiales",
    ),
    "en": (
        "the spokesman", "the group's president", "Claire Hodgson", "Sen. Andrew Moll", "a witness", "the newspaper",
        "the family's lawyer, Luke Prather", "the mayor", "she", "the ministry", "the researcher", "an official",
    ),
}  # fmt: skip
SENTENCE = re.compile(r"[^\n.!?…«»“”„\"]{25,300}[.]")


def wrapped(row: Row, rng: random.Random, most: int = 12) -> Row | None:
    """An article of the row's quote-free sentences, each put into somebody's mouth: attributions inside attributions.

    Teaches the second layer in languages and corpora that mark no nesting. None where no sentence offers itself.
    """
    language = row["language"]
    pieces: list[Row] = []
    for sentence in SENTENCE.finditer(row["text"]):
        start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
        end = sentence.end() - 1
        held = [a for a in row["attributions"] if all(start <= s and e <= end for r in ROLES for s, e in a[r])]
        touched = [a for a in row["attributions"] if any(s < end and e > start for r in ROLES for s, e in a[r])]
        if row["text"][start : start + 1].isupper() and len(held) == len(touched) and (held or rng.random() < 0.15):
            pieces.append(_wrap(row["text"][start:end], held, start, language, rng))
        if len(pieces) == most:
            break
    return _joined(row, pieces) if pieces else None


def _wrap(sentence: str, held: list[Row], start: int, language: str, rng: random.Random) -> Row:
    pattern = rng.choice(WRAPPED[language])
    indirect = "“" not in pattern and "«" not in pattern
    if indirect and len(sentence.split()[0]) < 4:  # an article, not a name
        sentence = sentence[0].lower() + sentence[1:]
    words = {"s": SOURCES, "c": CUES, "c2": ACCORDING}
    fill: dict[str, str] = {key: rng.choice(table[language]) for key, table in words.items()} | {"q": sentence}
    text, spans, inner = "", {}, 0
    for piece in re.split(r"(\{\w+\})", pattern):
        if piece[:1] == "{":
            key = piece[1:-1]
            word = fill[key]
            if key == "s" and not text:
                word = word[0].upper() + word[1:]
            spans[key[0]] = [len(text), len(text) + len(word)]
            inner = len(text) if key == "q" else inner
            text += word
        else:
            text += piece
    content = spans["q"]
    for opening, closing in (("« ", " »"), ("«", "»"), ("“", ",”"), ("“", "”"), ("que ", ""), ("that ", "")):
        s, e = content[0] - len(opening), content[1] + len(closing)
        if text[s : content[0]] == opening and text[content[1] : e] == closing:
            content = [s, e]
            break
    move = inner - start
    outer = {"source": [spans["s"]], "cue": [spans["c"]], "content": [content]}
    return {"text": text, "attributions": [outer] + [{r: [[s + move, e + move] for s, e in a[r]] for r in ROLES} for a in held]}


def _joined(row: Row, pieces: list[Row]) -> Row:
    text, attributions = "", []
    for piece in pieces:
        at = len(text)
        attributions += [{r: [[s + at, e + at] for s, e in a[r]] for r in ROLES} for a in piece["attributions"]]
        text += piece["text"] + "\n"
    return {**row, "text": text, "attributions": attributions}
