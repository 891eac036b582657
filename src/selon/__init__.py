"""Selon reads news articles and says who is reported to have said what, with the characters that prove it.

    import selon

    reading = selon.read("« Il pleut », a dit le maire, Jean Dupuis.")
    for attribution in reading.attributions:
        print(attribution.speaker, reading.text_of(attribution.content))

`read` reads one thing; `Reader` keeps the model loaded and reads many; `Record` keeps what was read and answers questions.
What can go wrong is drawn in `selon.errors`. Nothing heavy is imported before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon._read import read
    from selon.article import Article, Repair, Span
    from selon.errors import DeliveryError, InputError, LanguageError, MissingExtra, ModelError, RecordError, SelonError
    from selon.reading.reader import Reader
    from selon.reading.reading import Attribution, Mention, Place, Reading, Speaker, Timex
    from selon.record.following import News, Topic, TopicNews
    from selon.record.record import Record
    from selon.record.results import Dossier, Entry, Kept, KeptArticle, Moment, SpeakerCount, Stats

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Attribution",
    "DeliveryError",
    "Dossier",
    "Entry",
    "InputError",
    "Kept",
    "KeptArticle",
    "LanguageError",
    "Mention",
    "MissingExtra",
    "ModelError",
    "Moment",
    "News",
    "Place",
    "Reader",
    "Reading",
    "Record",
    "RecordError",
    "Repair",
    "SelonError",
    "Span",
    "Speaker",
    "SpeakerCount",
    "Stats",
    "Timex",
    "Topic",
    "TopicNews",
    "__version__",
    "read",
]

_HOMES = {
    "selon._read": ["read"],
    "selon.article": ["Article", "Repair", "Span"],
    "selon.errors": ["DeliveryError", "InputError", "LanguageError", "MissingExtra", "ModelError", "RecordError", "SelonError"],
    "selon.reading.reader": ["Reader"],
    "selon.reading.reading": ["Attribution", "Mention", "Place", "Reading", "Speaker", "Timex"],
    "selon.record.following": ["News", "Topic", "TopicNews"],
    "selon.record.record": ["Record"],
    "selon.record.results": ["Dossier", "Entry", "Kept", "KeptArticle", "Moment", "SpeakerCount", "Stats"],
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """The public name, imported on its first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'selon' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    return __all__
