"""Dictionary forms by table: known words first, then the longest known ending.

An ending may have several rules, the more frequent first; the first that makes a word of the
encoder's vocabulary is taken, so that *provoked* comes from *provoke* and *bombed* from *bomb*.
The tables are counted from the treebanks by `scripts/language_model`; nothing of a text is in
them but single words and their forms.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass

from caryatid.reading.language._irregular import IRREGULAR

__all__ = ["LONGEST_ENDING", "LemmaTable", "applied"]

LONGEST_ENDING = 5
"""Letters of the longest ending that the table knows.

Source: measured on the development portions, where longer ones change nothing.
"""

_PAST = frozenset({"VBD", "VBN"})

_STEMMED = frozenset({"VBD", "VBN", "VBG"})

_SILENT = re.compile(r"(?:[cuvz]|[dr]g|[aeiou]s|[ao]k|[^aeiou]at)$")
"""Ends of stems that drop an e before -ed and -ing. Source: English spelling."""

_CASED = frozenset({"NNP", "NNPS"})


def applied(word: str, rule: str) -> str:
    """A word with a rule applied: "2+y" cuts two letters off its end and adds y.

    A rule that cuts more than the word has leaves it as it is.
    """
    cut, _, added = rule.partition("+")
    n = int(cut)
    return word if n > len(word) else word[: len(word) - n] + added


@dataclass(frozen=True, slots=True)
class LemmaTable:
    """What is known of forms and their dictionary forms.

    Attributes:
        words: Dictionary form of "form tag", the form in lower case.
        endings: Rules for "ending tag", apart by blanks; the ending "" is every word of that tag.
        known: Words of English, in lower case.
    """

    words: Mapping[str, str]
    endings: Mapping[str, str]
    known: Container[str] = ()

    def lemma(self, word: str, tag: str) -> str:
        """Dictionary form of a word with a Penn tag.

        Proper nouns stay as they are; all else is in lower case.
        """
        plain = word.replace("’", "'")
        lower = plain if tag in _CASED else plain.lower()
        known = self.words.get(f"{lower} {tag}")
        if known is not None:
            return known
        if tag in _CASED:
            return plain
        if tag in _PAST and lower in IRREGULAR:
            return IRREGULAR[lower]
        for length in range(min(LONGEST_ENDING, len(lower)), -1, -1):
            rules = self.endings.get(f"{lower[len(lower) - length :]} {tag}")
            if rules is not None:
                return self._chosen(lower, rules.split(" "), tag) or lower
        return lower

    def _chosen(self, word: str, rules: list[str], tag: str) -> str:
        results = [applied(word, rule) for rule in rules]
        if tag in _STEMMED:
            results.append(f"{results[0]}e")
        found = next((r for r in results if r.lower() in self.known), None)
        if found is not None:
            return found
        return results[-1] if tag in _STEMMED and _SILENT.search(results[0]) else results[0]
