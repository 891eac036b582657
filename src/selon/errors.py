"""What can go wrong, as one tree. Every message names the input and says what to do next.

SelonError
  InputError        an input cannot be read as an article: missing, empty, binary, too long, a feed that is down
    LanguageError   the text is in a language that selon does not read, or in none
  ModelError        the reader's own files are missing or do not fit this version
  RecordError       the record cannot be opened, read or written, or does not hold what it was asked for
  DeliveryError     news cannot be handed on: a webhook that refuses it, a feed that cannot be written
  MissingExtra      an optional part is not installed: says which `pip install 'selon[…]'` brings it
"""


class SelonError(Exception):
    """The root: catch it to catch everything that selon raises on purpose."""


class _Named(SelonError):
    """What went wrong with something: `name` says with what, `reason` what it was and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)  # both, so that it goes from one process to another
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class InputError(_Named):
    """An input cannot be read: `name` is the input as the caller gave it, `reason` what is wrong and what to do."""


class LanguageError(InputError):
    """The text is in a language that selon does not read, or too short to tell."""


class ModelError(SelonError):
    """The reader's own files are missing or do not fit this version."""


class RecordError(_Named):
    """The record cannot be used: `name` says which (or what was asked of it), `reason` what is wrong and what to do."""


class DeliveryError(_Named):
    """News cannot be handed on: `name` says where to, `reason` what is wrong and what to do."""


class MissingExtra(SelonError):
    """An optional part is not installed."""

    def __init__(self, extra: str, needed_for: str) -> None:
        super().__init__(extra, needed_for)
        self.extra = extra
        self.needed_for = needed_for

    def __str__(self) -> str:
        return f"{self.needed_for} needs an optional part: pip install 'selon[{self.extra}]'"
