"""Words of the reader's lexicon in bare sentences, so that words like them are taken for the same.

The sentences say nothing beyond the word, so only the word's own state is learnt from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from caryatid.reading._data import load_data
from caryatid.reading.lexicon import forms

__all__ = ["bare_sentences"]

_MARKS = re.compile(r" [^\w\s-]")
"""What follows the words of an entry: direction and conditions."""

_FILES = ("acts_support", "acts_pressure", "acts_control")
_FRAMES = {
    "v": (
        ("past", "The government {} the group."),
        ("participle", "The rebels have {} the ministry, officials said."),
    ),
    "vp": (
        ("past", "The government {} to the group."),
        ("base", "Officials said that the army would {} for the state."),
    ),
    "v0": (("past", "The minister {} on Monday."),),
    "n": (
        ("", "The {} of the state were reported on Monday."),
        ("", "Officials spoke of {} for the group."),
    ),
    "nof": (
        ("", "The {} of the group was reported."),
        ("", "Officials spoke of {} by the army."),
    ),
    "ns": (("", "There is {} in the country."), ("", "Officials spoke of {}.")),
    "a": (("", "The group is {}."),),
}


def bare_sentences() -> Iterator[tuple[str, tuple[int, int], str]]:
    """Sentences with the place of the words that name the deed, and the act."""
    for name in _FILES:
        for act, entry in load_data(name).items():
            for pattern, phrases in entry.items():
                for phrase in phrases if pattern != "dir" else ():
                    words = _MARKS.split(phrase)[0]
                    if words.split()[0] != "be":
                        yield from _framed(words, pattern, act)


def _framed(words: str, pattern: str, act: str) -> Iterator[tuple[str, tuple[int, int], str]]:
    first, _, rest = words.partition(" ")
    for form, frame in _FRAMES.get(pattern, ()):
        told = f"{forms(first)[form]} {rest}".strip() if form else words
        start = frame.index("{}")
        yield frame.format(told), (start, start + len(told)), act
