"""How common the words of a language are, by the lists of wordfreq (Speer 2022): news, books, subtitles, the web.

Chosen by measure, on 103,000 French, 91,000 Spanish and 170,000 English words of news, with the same rules: with its 310,000
to 340,000 words a language 1, 2 and 0 words were taken for two that are one; with the vocabularies of spaCy's models some 35,
59 and 10; with pyspellchecker's dictionaries 29 in a third of the Spanish alone.

A dictionary of so many words would fill 39 MB a language. Here each is its hash (64 bits) and its level: 4 MB, 0.06 s
to load, and one false answer in 10^13 questions at most.
"""

import gzip
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

UNKNOWN = -99.0


class Lexicon:
    """The words of one language with their levels: log10 of the share of a word in running text, at most 0."""

    def __init__(self, bands: Iterable[list[str]]) -> None:
        import numpy as np

        hashes = [np.fromiter(map(hash, band), np.int64, len(band)) for band in bands]
        keys = np.concatenate(hashes)
        levels = np.repeat(-np.arange(len(hashes), dtype=np.float32) / 100, [len(band) for band in hashes])
        order = np.argsort(keys)
        self.keys, self.levels = keys[order], levels[order]

    def level(self, word: str) -> float:
        """The level of a word in lower case; UNKNOWN where it has none."""
        key = hash(word)
        at = int(self.keys.searchsorted(key))
        return float(self.levels[at]) if at < len(self.keys) and int(self.keys[at]) == key else UNKNOWN

    def knows(self, word: str) -> bool:
        """The word, in whatever case, is one of the language."""
        return self.level(word.lower()) > UNKNOWN


@cache
def lexicon(language: str) -> Lexicon | None:
    """The words of a language; None where there is no list of them."""
    spec = find_spec("wordfreq")  # importing it takes as long as loading a list, and gives nothing that is needed here
    folder = Path(spec.origin).parent / "data" if spec and spec.origin else None
    if folder is None or not language.isalpha():
        return None
    for size in ("large", "small"):
        path = folder / f"{size}_{language}.msgpack.gz"
        if path.is_file():
            return Lexicon(bands(path))
    return None


def bands(path: Path) -> Iterator[list[str]]:
    """The words of a list, band by band: those of the n-th have the level -n/100 (`wordfreq.read_cBpack` says more)."""
    import msgpack

    with gzip.open(path, "rb") as file:
        packed = msgpack.Unpacker(file, raw=False)
        count = packed.read_array_header()
        header = packed.unpack()
        if header.get("format") != "cB" or header.get("version") != 1:
            raise ValueError(f"{path.name} is not in the form that wordfreq 3 has")
        for _ in range(count - 1):
            yield packed.unpack()
