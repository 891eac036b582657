"""A page to its article: trafilatura takes the text out of the page, `stated` what the page says about it.

Nothing of the page is run and nothing that it points to is fetched.
"""

import logging
import re
from typing import Any

from lxml.etree import LxmlError  # type: ignore[import-untyped]
from trafilatura import bare_extraction, load_html

from selon.errors import InputError
from selon.intake.boilerplate import is_boilerplate
from selon.intake.building import Found
from selon.intake.decoding import decode
from selon.intake.stated import stated

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it says of a page is no message for the user

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([-\w]+)", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml refuses characters that are said to be bytes
NOT_SHOWN = (
    "//*[@hidden]", "//*[@role='dialog' or @role='alertdialog' or @aria-modal='true']", "//template",
    "//*[contains(translate(@style, ' ', ''), 'display:none')]",
)  # fmt: skip
MANY_ELEMENTS = 5_000  # the largest page of the bench has 3,320; with more, extractors whose time is quadratic are left out
MAX_ELEMENTS = 50_000  # no article has as many
SAME_LINE = 40  # characters: a line of this length that comes twice is a repeated lede or caption
# htmldate takes today as the latest date if it is not told; its result is not used (see stated.py).
NO_CLOCK = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


def read(data: bytes, name: str, *, charset: str | None = None, url: str | None = None) -> Found:
    """The page's text with what it states; `charset` and `url` are what the server said, where there was one."""
    markup = XML_DECLARATION.sub("", decode(data, name, charset or said_charset(data)))
    try:
        tree = load_html(markup.replace("\x00", ""))
        page = extracted(tree, url) if tree is not None else None
    except (LxmlError, ValueError, RecursionError, AssertionError):
        page = None
    if tree is None or page is None:
        raise InputError(name, "no article can be made out in this page: save its text as a .txt file and read that")
    about = stated(tree, page)
    text = "\n".join(kept(page.text.split("\n"), about.title))
    return Found(id=name, text=text, stated=about, trusted=False)


def said_charset(data: bytes) -> str | None:
    """The character set that the page names in its head."""
    match = CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def extracted(tree: Any, url: str | None) -> Any:
    """The trafilatura document of the page's shown part; None where it has no text.

    Not `favor_precision`: on the 34 pages of the bench it loses four ledes and a paragraph, and spares three lines of
    boilerplate, which `kept` leaves out for the most part.
    """
    for path in NOT_SHOWN:
        for element in tree.xpath(path):
            if element.getparent() is not None:
                element.drop_tree()
    elements = sum(1 for _ in tree.iter())
    if elements > MAX_ELEMENTS:
        return None
    page: Any = bare_extraction(
        tree, url=url, fast=elements > MANY_ELEMENTS, include_comments=False, include_tables=False,
        with_metadata=True, date_extraction_params=NO_CLOCK,
    )  # fmt: skip
    return page if page is not None and page.text else None


def kept(lines: list[str], title: str | None) -> list[str]:
    """The lines of the article: without its title, without what comes twice, without references to other pages."""
    seen: set[str] = {title.strip()} if title else set()
    result = []
    for line in map(str.strip, lines):
        if not line or line in seen or is_boilerplate(line):
            continue
        if len(line) >= SAME_LINE:
            seen.add(line)
        result.append(line)
    return result
