"""Anything to Article: files, folders, pages, JSONL, standard input and addresses. Nothing here reads who said what."""

from selon.intake.building import Defaults
from selon.intake.sources import articles

__all__ = ["Defaults", "articles"]
