"""How attributions are written as tags: two layers of BIO tags over the tokens.

The first layer holds relations as they stand; the second those inside another's content, which the first has no room for
(one tag a token cannot say both "content of A" and "cue of B").
"""

from typing import Final

ROLES: Final = ("source", "cue", "content")
SOURCE, CUE, CONTENT = 0, 1, 2
LAYERS: Final = 2
TAGS: Final = 7  # outside, then begin and inside of each role
OUTSIDE: Final = 0


def begin(role: int) -> int:
    """The tag of a span's first token."""
    return 1 + 2 * role


def inside(role: int) -> int:
    """The tag of a span's other tokens."""
    return 2 + 2 * role


def allowed(before: int, after: int) -> bool:
    """The tag `after` may follow `before`: an inside tag only goes on what its own role began."""
    return after == OUTSIDE or after % 2 == 1 or before in (after - 1, after)
