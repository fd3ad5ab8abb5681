"""Language: sentences, words, tags, lemmas, trees and names behind one interface."""

from __future__ import annotations

from caryatid.reading.language.protocol import Language
from caryatid.reading.language.records import Entity, EntityKind, Parsed, ParsedSentence, Token
from caryatid.reading.language.trained import TrainedEnglish

__all__ = [
    "Entity",
    "EntityKind",
    "Language",
    "Parsed",
    "ParsedSentence",
    "Token",
    "TrainedEnglish",
]
