"""Counts the tables of dictionary forms from the training portions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from itertools import takewhile

from _lm.treebanks import Tree
from caryatid.reading.language._lemmas import LONGEST_ENDING, LemmaTable

__all__ = ["base_forms", "count_lemmas", "lemma_score"]

_LEAST_ENDING = 3
"""Forms that must share an ending and a rule. Source: measured on the development portions;
2 and 5 do no better."""

_LEAST_WORD = 2
"""Times that a form must have its lemma to be kept as a word. Source: judgement."""

_MOST_RULES = 3
"""Rules kept for an ending. Source: judgement; -ed has three in English spelling."""

_NAMES = ("NNP", "NNPS")


def count_lemmas(trees: Iterable[Tree], known: Container[str]) -> LemmaTable:
    """Endings with the rules that their forms follow, and the words that break them.

    Args:
        trees: Training portions.
        known: Words of English, in lower case, that decide between rules.
    """
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for row in tree.rows:
            lower = row.form.replace("’", "'")
            lower = lower if row.xpos in _NAMES else lower.lower()
            forms[lower, row.xpos][_lemma(row.lemma, row.xpos)] += 1
    endings = _endings(forms)
    table = LemmaTable({}, endings, known)
    words: dict[str, str] = {}
    for (form, tag), counted in sorted(forms.items()):
        lemma, n = counted.most_common(1)[0]
        if n >= _LEAST_WORD and table.lemma(form, tag) != lemma:
            words[f"{form} {tag}"] = lemma
    return LemmaTable(words, endings, known)


def base_forms(trees: Iterable[Tree]) -> frozenset[str]:
    """Lemmas of verbs, nouns and adjectives that occur at least twice, in lower case."""
    counts = Counter(
        row.lemma.lower()
        for tree in trees
        for row in tree.rows
        if row.upos in {"VERB", "NOUN", "ADJ"} and row.lemma.isalpha()
    )
    return frozenset(lemma for lemma, n in counts.items() if n >= _LEAST_WORD)


def _lemma(lemma: str, tag: str) -> str:
    return lemma if tag in _NAMES else lemma.lower()


def _rule(form: str, lemma: str) -> str:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(form, lemma, strict=False))
    shared = sum(1 for _ in pairs)
    return f"{len(form) - shared}+{lemma[shared:]}"


def _endings(forms: dict[tuple[str, str], Counter[str]]) -> dict[str, str]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (form, tag), counted in forms.items():
        rule = _rule(form, counted.most_common(1)[0][0])
        for length in range(min(LONGEST_ENDING, len(form)) + 1):
            counts[form[len(form) - length :].lower(), tag][rule] += 1
    out: dict[str, str] = {}
    for (ending, tag), rules in sorted(counts.items(), key=lambda item: (len(item[0][0]), item[0])):
        ordered = sorted(rules.items(), key=lambda item: (-item[1], item[0]))
        kept = [rule for rule, n in ordered if n >= _LEAST_ENDING][:_MOST_RULES]
        if not ending:
            kept = kept or [ordered[0][0]]
        wanted = " ".join(kept)
        if wanted and wanted != _shorter(out, ending, tag):
            out[f"{ending} {tag}"] = wanted
    return out


def _shorter(out: dict[str, str], ending: str, tag: str) -> str | None:
    """Rules of the longest known part of an ending."""
    parts = (f"{ending[k:]} {tag}" for k in range(1, len(ending) + 1))
    return next((out[part] for part in parts if part in out), None)


def lemma_score(table: LemmaTable, trees: Iterable[Tree]) -> float:
    """Per cent of words whose lemma is right, the gold tag given, capitals not counted."""
    right = n = 0
    for tree in trees:
        for row in tree.rows:
            right += table.lemma(row.form, row.xpos).lower() == row.lemma.lower()
            n += 1
    return 100.0 * right / max(1, n)
