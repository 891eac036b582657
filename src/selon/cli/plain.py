"""What a terminal can be shown: hostile text must not move the cursor, change colours or turn the reading order."""

import re

# One character for one, so that spans stay where they are. ␀ to ␟ and ␡ are Unicode's pictures of the control characters;
# those that have none (C1, bidirectional overrides, lone surrogates) become �.
_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_HARMFUL = [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)]
_SHOWN = {
    **_PICTURES,
    **dict.fromkeys(_HARMFUL, 0xFFFD),
    **dict.fromkeys(map(ord, "\n\r\x85\u2028\u2029"), 0x0A),
    ord("\t"): 0x20,
}
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text with each control character replaced by one that shows, and as long as before."""
    return text.replace("\r\n", " \n").translate(_SHOWN)


def visible_line(text: str) -> str:
    """`visible`, on one line."""
    return visible(text).replace("\n", " ")


def escaped_json(line: str) -> str:
    """The same JSON, with what `ensure_ascii=False` leaves raw and a terminal or a line reader acts on as escapes."""
    return _RAW_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
