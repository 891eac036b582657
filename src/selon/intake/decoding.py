"""Bytes to characters. The byte order mark is not part of the text; every other character is kept as it is."""

import codecs
import re

from selon.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a Western European text in Windows-1252 (of which Latin-1 is a part) has outside ASCII. Other code pages read as
# Windows-1252 give other signs (Polish ł is ³) or nothing but these letters (Cyrillic).
WESTERN = frozenset("àâäãåáæçéèêëíîïìñóôöòõœúùûüÿßÀÂÄÁÃÅÆÇÉÈÊËÍÎÏÑÓÔÖÕŒÚÙÛÜŸ«»‹›“”„‘’‚–—…¿¡ªº°€£§·•×½¼²\xa0\xadøØ™©®")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    """The characters of `data`: by its byte order mark, the charset it is said to be in, UTF-8, else the likeliest."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return said_to_be(data[len(bom) :], encoding, name)
    text = in_charset(data, charset) if charset else None
    if text is None:
        text = in_charset(data, "utf-8") or mostly_utf8(data) or in_windows_1252(data) or guessed(data)
    if text is None or len(CONTROL.findall(text)) > len(text) // 50:
        raise InputError(name, "its characters cannot be made out (binary data?): save it as UTF-8 text")
    return text


def said_to_be(data: bytes, encoding: str, name: str) -> str:
    """The characters of `data`, whose byte order mark says `encoding`."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        what = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise InputError(name, f"it begins as {what} but is not: save it again as UTF-8 text") from None


def in_charset(data: bytes, charset: str) -> str | None:
    """The characters, where every byte fits the charset."""
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return None


def mostly_utf8(data: bytes) -> str | None:
    """The characters of UTF-8 with a few bytes broken, each replaced by U+FFFD."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return text if broken * 10 <= sum(c > "\x7f" for c in text) - broken else None


def in_windows_1252(data: bytes) -> str | None:
    """The characters, where Windows-1252 makes a Western European text of them."""
    text = in_charset(data, "windows-1252")
    if text is None:
        return None
    beyond = [c for c in text if c > "\x7f"]
    letters = sum(c.isalpha() for c in text)
    western = sum(c in WESTERN for c in beyond) >= 0.97 * len(beyond)
    return text if western and sum(c.isalpha() for c in beyond) <= 0.3 * letters else None


def guessed(data: bytes) -> str | None:
    """The characters in the encoding that fits best, by charset-normalizer."""
    from charset_normalizer import from_bytes  # 40 ms to load, and hardly ever needed

    best = from_bytes(data).best()
    return str(best) if best else None
