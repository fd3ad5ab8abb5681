"""Whether a text reached us through a machine translation."""

from __future__ import annotations

import re

from caryatid.records import Document

__all__ = ["by_machine"]

_MACHINE = re.compile(
    r"\b(?:(?i:machine|automatic|automatically|chatgpt|deepl|google|bing|microsoft|yandex|baidu|"
    r"systran|argos|libretranslate|opus-?mt|nllb|madlad)|MT|NMT|AI|LLM|GPT)\b"
)
"""Words by which people name a machine. Source: the public names of common translators."""


def by_machine(document: Document) -> bool:
    """Whether `translated_by` names a machine ("machine", "DeepL", "Google Translate").

    "Ana Writer with DeepL" is one too: nobody can tell how much of it was checked. A machine
    whose name is a person's as well is told by "machine (NAME)".
    """
    return document.translated_by is not None and bool(_MACHINE.search(document.translated_by))
