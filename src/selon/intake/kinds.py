"""What an input is, told by its name and its first bytes: text, a page, JSONL, or something that is no text."""

import codecs
import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "html", "jsonl"]

ENDINGS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip

TO_TEXT = "convert it to text first"
# (where, first bytes, what it is and what to do)
MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", f"a PDF: {TO_TEXT}"),
    (0, b"{\\rtf1", f"an RTF document: {TO_TEXT}"),
    (0, b"PK\x03\x04", f"a ZIP archive or an office document (.docx, .odt, .epub): unpack it or {TO_TEXT}"),
    (0, b"\xd0\xcf\x11\xe0", f"an old office document (.doc): {TO_TEXT}"),
    (0, b"\x89PNG", f"an image (PNG): {TO_TEXT}"),
    (0, b"\xff\xd8\xff", f"an image (JPEG): {TO_TEXT}"),
    (0, b"GIF8", f"an image (GIF): {TO_TEXT}"),
    (8, b"WEBP", f"an image (WebP): {TO_TEXT}"),
    (0, b"II*\x00", f"an image (TIFF): {TO_TEXT}"),
    (0, b"BZh", "a bzip2 archive: unpack it first"),
    (0, b"\xfd7zXZ", "an xz archive: unpack it first"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it first"),
    (0, b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (0, b"Rar!", "a RAR archive: unpack it first"),
    (257, b"ustar", "a tar archive: unpack it first"),
    (0, b"ID3", "a sound recording (MP3): write it down first"),
    (0, b"OggS", "a sound recording (Ogg): write it down first"),
    (4, b"ftyp", "a video or a sound recording (MP4): write it down first"),
    (0, b"SQLite format 3", "an SQLite database: export its articles as JSONL"),
    (0, b"PAR1", "a Parquet table: export its articles as JSONL"),
    (0, b"\x7fELF", "a program: nothing to read"),
)  # fmt: skip

MARKS_OF_PLAIN_FILES = (b"%PDF-", b"{\\rtf1")
UTF16_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
PAGE = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.IGNORECASE)
JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')


def not_text(head: bytes) -> str | None:
    """What the input is, and what to do with it, when it is no text."""
    plain = is_plain(head)  # "ID3" may begin a text; no text is begun by "%PDF-"
    for offset, first, what in MAGIC:
        if head.startswith(first, offset) and not (plain and first.isascii() and first not in MARKS_OF_PLAIN_FILES):
            return what
    if b"\x00" in head and not head.startswith(UTF16_32):
        return "binary data (it has NUL bytes): give a text, an HTML page or JSONL"
    return None


def is_plain(head: bytes) -> bool:
    """The bytes are those of a UTF-8 text, perhaps cut within a character."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return all(byte > 8 for byte in head)


def kind_by_name(name: str) -> Kind | None:
    """The kind that the ending of a file's name promises; a last `.gz` does not count."""
    path = PurePath(name.lower())
    return ENDINGS.get(path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix)


def kind_by_content(head: bytes) -> Kind:
    """The kind that the first bytes show; text where they show nothing else."""
    if JSON_OBJECT.match(head):
        return "jsonl"
    if head.startswith(UTF16_32):
        head = head.replace(b"\x00", b"")
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return "html" if start.startswith(b"<") and PAGE.search(head) else "text"
