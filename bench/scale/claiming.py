"""What invented articles say, as members of claims: contents that name and count the same are one claim, in any language.

Vectors are random, those of one claim near each other. The articles that the bench adds later are joined by what joins all.
"""

import re
import zlib
from collections import defaultdict

import numpy as np
from sqlalchemy import Table

from selon.reading.reading import Attribution, Reading
from selon.record import agencies
from selon.record.figures import Figures
from selon.record.identity import digest
from selon.record.kept_members import written
from selon.record.meaning import ABOUT, WIDTH, Array, packed, units
from selon.record.pieces import Values
from selon.record.reprints import sketch
from selon.record.schema import article_meanings, claim_members, claims, fingerprints, member_meanings, reprints, shingles
from selon.record.shelf import encoder

FEW = 2  # names and numbers that tell a content from all others; with fewer, only the same words say the same
NOISE = 0.3  # how far the members of a claim are from each other

# In the end each claim says how many members, outlets and origins it has.
COUNTED = """
UPDATE claims SET members = told.members, outlets = told.outlets, origins = told.origins
  FROM (SELECT claim, count(*) AS members, count(DISTINCT outlet) AS outlets,
               count(DISTINCT coalesce(original, articles.id)) AS origins
          FROM claim_members
          JOIN attributions ON attributions.id = claim_members.attribution
          JOIN articles ON articles.id = attributions.article
          LEFT JOIN reprints ON reprints.article = articles.id
         GROUP BY claim HAVING count(*) > 1) AS told
 WHERE claims.id = told.claim
"""


class Claiming:
    """The claims so far, and the first article of each text."""

    def __init__(self) -> None:
        self.claims: dict[str, int] = {}
        self.first: dict[str, int] = {}
        self.random = np.random.default_rng(7)

    def rows(self, article: int, numbers: list[int], reading: Reading, now: str) -> dict[Table, list[Values]]:
        """The rows of what one article says; its attributions have these numbers."""
        found = defaultdict[Table, list[Values]](list)
        vectors = np.array([self._put(found, n, a, reading, now) for n, a in zip(numbers, reading.attributions, strict=True)])
        known, own = sketch(reading.article.text), {"article": article, "day": now[:10]}
        about = packed(units(vectors.mean(axis=0, keepdims=True))[0, :ABOUT])
        found[article_meanings].append({**own, "encoder": encoder(), "about": about})
        found[fingerprints].append({**own, "sketch": known.packed(), "agency": agencies.credited(reading.article)})
        found[shingles] += [{**own, "hash": value} for value in known.indexed]
        original = self.first.setdefault(digest(reading.article.text), article)
        if original != article:
            copy = {"article": article, "original": original, "kind": "copy", "score": 1.0}
            found[reprints].append({**copy, "reason": "100% of the shorter text runs on in the same words"})
        return found

    def _put(self, found: dict[Table, list[Values]], number: int, a: Attribution, reading: Reading, now: str) -> Array:
        """The rows of one member, and its vector."""
        content, told = reading.text_of(a.content), fact(a, reading)
        first = told not in self.claims
        claim = self.claims.setdefault(told, len(self.claims) + 1)
        if first:
            counts = dict.fromkeys(("members", "outlets", "origins"), 1)
            found[claims].append({"id": claim, "gloss": content, "language": reading.article.language, "made_at": now, **counts})
        vector = self._vector(told)
        of_member = {"attribution": number, "part": 0}
        found[claim_members].append({
            **of_member, "claim": claim, "position": int(a.id[1:]) - 1, "depth": 0.0, "content": content,
            "content_spans": a.content,
            "side": "against" if a.act == "deny" else "for", "score": 1.0 if first else 0.9,
            "reason": "the first to say so" if first else "says the same", "agency": None, "why": "",
            "relation": "denies" if a.act == "deny" else "asserts" if first else "repeats",
        })  # fmt: skip
        numbers = tuple(float(value) for value in sorted(re.findall(r"\d+", content)))
        found[member_meanings].append(
            {**of_member, "meaning": packed(vector), "figures": written(Figures(numbers=numbers)), "negative": a.act == "deny"}
        )
        return vector

    def _vector(self, told: str) -> Array:
        """A vector of the fact's own, and some noise."""
        own = np.random.default_rng(zlib.crc32(told.encode()))
        vector: Array = units(drawn(own) + NOISE * drawn(self.random))[0]
        return vector


def fact(a: Attribution, reading: Reading) -> str:
    """What a content says in no language: its names of people and towns and its numbers, where these tell it from others."""
    (content,) = a.content
    told = [m.name for m in reading.mentions if m.kind != "organisation" and content.holds(m.span)]
    words = reading.text_of(a.content)
    told += re.findall(r"\d+", words)
    return " ".join(sorted(told)) if len(told) >= FEW else words


def drawn(random: np.random.Generator) -> Array:
    """Values of all axes, in a row."""
    return random.standard_normal((1, WIDTH), dtype=np.float32)
