"""Which record is meant where nobody says so."""

import os
from pathlib import Path

from platformdirs import user_data_path

from selon.errors import RecordError

VARIABLE = "SELON_RECORD"


def chosen(where: str | os.PathLike[str] | None, *, create: bool) -> str | os.PathLike[str]:
    """What was given, else $SELON_RECORD, else the user's own record, whose folder is made if it is to be written."""
    if where is not None and os.fspath(where):
        return where
    return os.environ.get(VARIABLE) or _own(create=create)


def _own(*, create: bool) -> Path:
    """~/.local/share/selon/selon.db, or what is usual on this system."""
    try:
        return user_data_path("selon", appauthor=False, ensure_exists=create) / "selon.db"
    except OSError as error:
        raise RecordError("your own record", f"its folder cannot be made ({error}): say with --record where it is") from None
