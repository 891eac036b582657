"""Which language a text is in, and which of its paragraphs are in another.

Two steps, because the model of py3langid takes 0.6 s to load and 77 µs a paragraph. The share of function words
(`languages/*/function_words.toml`) settles the plain cases; the model is asked for the rest. Of the 16,925 paragraphs of
the bench's training articles that is one in fifty: 21 to 33 µs a paragraph over all, and none is taken for foreign.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from selon.article import Span
from selon.errors import LanguageError
from selon.languages import known, table

ISO_639_1_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu "
    "fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km "
    "kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr "
    "ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
ISO_639_1 = frozenset(ISO_639_1_CODES.split())
# The model knows 140 languages, and takes a Spanish headline for Extremaduran, an English one for Nigerian Pidgin. Where
# one of these comes close to the best it is taken instead.
PRESS_CODES = (
    "fr es en pt it de nl ca ro pl sv da no nb fi cs hu tr el ru uk ar he fa zh ja ko id vi hr sr bg sk sl et lv lt eu gl"
)
OF_THE_PRESS = frozenset(PRESS_CODES.split())
MIN_LETTERS = 20  # in a text; fewer do not tell its language
MIN_PARAGRAPH_LETTERS = 25  # in a paragraph
MIN_BRACKETED_LETTERS = 15  # in a paragraph that is one pair of brackets, as stray headlines are
MIN_PLAIN_LETTERS = 10  # in the words of a paragraph that are not capitalised
FEW_TOKENS = 40  # a text with fewer is left to the model
LEAD = 10  # how much likelier another language must be; at 10 one line of names in 6,759 is taken wrongly, at 5 two
LIKELY = 0.15  # how likely it must be at least; with this none is

WORD = re.compile(r"[^\W\d_]+")
LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")


class FunctionWords(NamedTuple):
    """The table of a language: its words, the share that settles a text, the share under which a paragraph is doubtful."""

    words: frozenset[str]
    clear: float
    some: float


def checked_code(code: str, name: str) -> str:
    """The ISO 639-1 code in `code` ("fr", "FR", "fr-CA" are "fr"); LanguageError where it is none."""
    short = re.split(r"[-_]", code.strip().lower())[0]
    if short not in ISO_639_1:
        best = ", ".join(known())
        raise LanguageError(
            name, f"{code!r} is no language code (two letters, ISO 639-1): selon knows {best} best, and reads others"
        )
    return short


def language_of(text: str, name: str, *, hint: str | None = None) -> str:
    """The code of the language that `text` is in; `hint` (of a page's markup) holds unless the text clearly says other."""
    hinted = re.split(r"[-_]", hint.strip().lower())[0] if hint else None
    hinted = hinted if hinted in ISO_639_1 else None
    clear = clearly(text)
    if clear:
        return clear
    found = by_model(text, hinted) if letters(text) >= MIN_LETTERS else hinted
    if found is None:
        raise LanguageError(name, "it has too little text to tell its language: say it with --language (fr, es, en, …)")
    return found


def clearly(text: str) -> str | None:
    """The known language whose function words leave no doubt."""
    tokens = [word.lower() for word in WORD.findall(text[:20_000])]
    if len(tokens) < FEW_TOKENS:
        return None
    shares = {code: sum(token in listed.words for token in tokens) / len(tokens) for code, listed in function_words().items()}
    best, *others = sorted(shares, key=lambda code: shares[code], reverse=True)
    second = shares[others[0]] if others else 0.0
    return best if shares[best] >= max(function_words()[best].clear, 1.5 * second) else None


def by_model(text: str, hint: str | None) -> str | None:
    """The language by the model; `hint` unless another is ten times as likely; None where none is likely."""
    chances = ranked(text[:20_000])
    best = max(chances, key=lambda code: chances[code])
    press = max(OF_THE_PRESS, key=lambda code: chances.get(code, 0.0))
    if chances.get(press, 0.0) * 2 >= chances[best]:
        best = press
    if hint and chances.get(hint, 0.0) * LEAD >= chances[best]:
        return hint
    return best if best != "zxx" and chances[best] >= LIKELY else hint


def foreign_paragraphs(text: str, language: str) -> list[tuple[Span, str]]:
    """The paragraphs (lines) that are clearly in another language than the text, with their language's code."""
    found = []
    for span, line in paragraphs(text):
        if doubtful(line, language):
            other = clearly_other(line, language)
            if other:
                found.append((span, other))
    return found


def paragraphs(text: str) -> Iterator[tuple[Span, str]]:
    """Each line that is long enough to tell, without the white space around it."""
    for match in LINE.finditer(text):
        line = match[0].strip()
        least = MIN_BRACKETED_LETTERS if line.startswith("[") and line.endswith("]") else MIN_PARAGRAPH_LETTERS
        if len(line) >= least and letters(line) >= least:
            start = match.start() + match[0].index(line)
            yield Span(start, start + len(line)), line


def doubtful(line: str, language: str) -> bool:
    """The line has few function words of the language, or more of another: worth asking the model."""
    listed = function_words().get(language)
    if listed is None:
        return True
    tokens = [word.lower() for word in WORD.findall(line)]
    own = sum(token in listed.words for token in tokens)
    return own < listed.some * len(tokens) or any(
        sum(token in other.words for token in tokens) > own for code, other in function_words().items() if code != language
    )


def clearly_other(line: str, language: str) -> str | None:
    """The language of the press that is far likelier for the line than `language`. Names alone are of no language."""
    plain = [word for word in WORD.findall(line) if not word[0].isupper()] if not line.isupper() else [line]
    if sum(map(len, plain)) < MIN_PLAIN_LETTERS:
        return None
    chances = ranked(line)
    best = max(OF_THE_PRESS - {language}, key=lambda code: chances.get(code, 0.0))
    return best if chances.get(best, 0.0) >= max(LIKELY, LEAD * chances.get(language, 0.0)) else None


def letters(text: str) -> int:
    """How many letters the text has; counting stops where there are plenty."""
    return sum(map(str.isalpha, text[:2_000]))


def ranked(text: str) -> dict[str, float]:
    """How likely the text is in each language, by the model; together 1."""
    return dict(identifier().rank(text))


@cache
def function_words() -> dict[str, FunctionWords]:
    """The tables of the languages that have one."""
    tables = {code: table(code, "function_words") for code in known()}
    return {code: FunctionWords(frozenset(t["words"].split()), t["clear"], t["some"]) for code, t in tables.items() if t}


@cache
def identifier() -> Any:
    """The model, loaded when it is first needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.6 s, most of it unpacking

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
