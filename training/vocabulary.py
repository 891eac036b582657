"""Trims e5's vocabulary of 250,000 pieces to those that news in our languages is made of.

Kept: pieces seen twice in the training articles, those of each language's most frequent words (wordfreq), and every
single character of the European scripts, so that a word whose piece is gone falls apart into kept ones.
"""

import collections
import json
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer
from wordfreq import top_n_list

from training import corpora, e5

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
WORDS = {"fr": 40000, "es": 40000, "en": 32000, "de": 24000, "pt": 18000, "it": 18000, "ru": 10000, "uk": 8000}


def tokenizer_json(pieces: list[tuple[str, float]]) -> dict[str, Any]:
    """A Unigram tokenizer over the pieces, in the form of the `tokenizers` library; offsets are kept through NFKC."""
    return {
        "version": "1.0",
        "added_tokens": [
            {"id": i, "content": s, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
            for i, s in enumerate(SPECIAL)
        ],
        "normalizer": {"type": "Sequence", "normalizers": [
            {"type": "Replace", "pattern": {"Regex": "[\u00ad\u200b-\u200f\u2060\ufeff]"}, "content": ""},
            {"type": "NFKC"},
        ]},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
            {"type": "WhitespaceSplit"},
            {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        ]},
        "post_processor": None,
        "decoder": None,
        "truncation": None,
        "padding": None,
        "model": {"type": "Unigram", "unk_id": 3, "vocab": [list(p) for p in pieces], "byte_fallback": False},
    }  # fmt: skip


def trim(pieces: list[tuple[str, float]]) -> list[int]:
    """The ids to keep, in order."""
    full = Tokenizer.from_str(json.dumps(tokenizer_json(pieces)))
    seen: collections.Counter[int] = collections.Counter()
    for row in corpora.gold("train"):
        seen.update(full.encode(row["text"], add_special_tokens=False).ids)
    keep = {0, 1, 2, 3} | {i for i, n in seen.items() if n > 1}
    for language, count in WORDS.items():
        words = top_n_list(language, count, wordlist="best")
        for word in [*words, *(w.capitalize() for w in words[: count // 3])]:
            keep.update(full.encode(word, add_special_tokens=False).ids)
    keep |= {i for i, (piece, _) in enumerate(pieces) if _single(piece)}
    return sorted(keep)


def _single(piece: str) -> bool:
    bare = piece.lstrip("▁")
    return len(bare) == 0 or (len(bare) == 1 and (ord(bare) < 0x530 or 0x2000 <= ord(bare) < 0x2C00))


def main(out: Path) -> None:
    """Writes `tokenizer.json` and `keep.npy` (the old id of each new one) into the folder."""
    pieces = e5.load().pieces
    keep = trim(pieces)
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(tokenizer_json([pieces[i] for i in keep]), ensure_ascii=False, separators=(",", ":"))
    (out / "tokenizer.json").write_text(text, encoding="utf-8")
    np.save(out / "keep.npy", np.array(keep, np.int32))
    print(f"vocabulary: {len(keep)} of {len(pieces)} pieces", flush=True)
