"""What attributions are called in a record: 12:a3 is a3 of article number 12; 12@1:a3 what its version 1 was the last to have."""

import re

REF = re.compile(r"(\d{1,9})(?:@(\d{1,9}))?:(.+)", re.DOTALL)


def ref(article: int, attribution: str, last: int | None = None) -> str:
    """The name of an attribution; `last` is the last version that has it, where it is superseded."""
    return f"{article}:{attribution}" if last is None else f"{article}@{last}:{attribution}"
