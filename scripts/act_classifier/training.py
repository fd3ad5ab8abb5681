"""Multinomial logistic regression of acts, and the rows that it learns from.

Columns are brought to mean 0 and deviation 1, each block times its strength; the penalty then says
how much a block is trusted. What is learnt is folded back, so that reading needs the plain columns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from act_classifier.example_set import Example
from act_classifier.lexicon_rows import bare_sentences
from caryatid.reading import load_document
from caryatid.reading._clues import BLOCKS, CONTENT, clues, named_acts, typed_words
from caryatid.reading._lines import lines
from caryatid.reading._typed import NONE, Typer
from caryatid.reading.actors import find_actors
from caryatid.reading.language import Parsed, ParsedSentence, TrainedEnglish
from caryatid.reading.segment import sentences
from caryatid.terms.acts import GROUP_OF

__all__ = ["Rows", "fit", "joined", "lexicon_rows", "rows_of"]

STRENGTH = {
    "word": 1.0, "sentence": 0.3, "head": 0.5, "object": 0.5, "grammar": 3.0, "lexicon": 5.0
}  # fmt: skip
"""What a block's columns are multiplied by.

Source: measured with whole wordings left out; the sentence's on the development texts, where more
of it makes the classifier doubt too much: their sentences are longer than the examples.
"""

PENALTY = 10.0
"""Weight of the squared coefficients, halved. Source: measured with whole wordings left out."""

LEXICON_WEIGHT = 0.15
"""Weight of a bare sentence of the lexicon beside an example. Source: measured, as above."""

STEPS = 60
"""Steps of the optimiser: stopping early is a penalty too. Source: measured, as above."""

_TOGETHER = 3
"""Sentences of a paragraph. Source: news; the network sees three or four at once."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Words of examples.

    Attributes:
        columns: By block, axes (word, column).
        acts: Act of each word, or none.
        wordings: Wording of each word's sentence; "" for the lexicon's.
    """

    columns: dict[str, Floats]
    acts: NDArray[np.str_]
    wordings: NDArray[np.str_]

    def take(self, chosen: NDArray[np.bool_]) -> Rows:
        """The rows for which something holds."""
        columns = {block: held[chosen] for block, held in self.columns.items()}
        return Rows(columns, self.acts[chosen], self.wordings[chosen])


def rows_of(examples: Sequence[Example]) -> Rows:
    """The words that examples teach, read in paragraphs of three as texts have them.

    The head of the words that tell a claim has the claim's act. Its other words are left out, those
    that hang together with the head ("rifles" in "sent rifles" is neither the deed nor none), and
    those that the lexicon knows for a deed of the same group. Every other verb, noun and adjective
    names no deed.
    """
    mixed = sorted(examples, key=lambda e: hashlib.sha256(e.text.encode()).digest())
    made: list[Rows] = []
    for first in range(0, len(mixed), _TOGETHER):
        made.extend(_paragraph(mixed[first : first + _TOGETHER]))
    return joined(made)


def _paragraph(examples: Sequence[Example]) -> Iterator[Rows]:
    text = " ".join(e.text for e in examples)
    named, parsed = _read(text)
    for sentence in parsed:
        start = 0
        for example in examples:
            if start <= sentence.start and sentence.end <= start + len(example.text):
                taught = _taught(sentence, example, start, named)
                if taught:
                    columns = clues(sentence, list(taught), named)
                    yield _rows(columns, list(taught.values()), example.wording)
            start += len(example.text) + 1


def _read(text: str) -> tuple[dict[int, frozenset[str]], Parsed]:
    """What the lexicon has for a text's words, as the reader sees them, and its parse."""
    document = load_document(text.encode(), name="paragraph.txt")
    spots = sentences(document.body, document.title_span)
    parsed = TrainedEnglish().parse(document.body, [(s.start, s.end) for s in spots])
    index = find_actors(document, spots, None, parsed)
    named: dict[int, frozenset[str]] = {}
    for line in lines(document.body, spots, index):
        named.update(named_acts(line))
    return named, parsed


def lexicon_rows(like: Rows) -> Rows:
    """The lexicon's words in bare sentences, which teach by the word's state alone.

    Args:
        like: Rows whose means the other columns take.
    """
    bare = list(bare_sentences())
    starts = np.cumsum([0, *(len(text) + 2 for text, _, _ in bare)])
    whole = "\n\n".join(text for text, _, _ in bare)
    parsed = TrainedEnglish().parse(whole)
    made = []
    for sentence in parsed:
        number = int(np.searchsorted(starts, sentence.start, side="right")) - 1
        _, at, act = bare[number]
        start = int(starts[number])
        head = _head_of(sentence, (at[0] + start, at[1] + start))
        if head is not None:
            made.append(_rows(clues(sentence, [head], {}), [act], ""))
    rows = joined(made)
    for block, held in rows.columns.items():
        if block not in {"word", "lexicon"}:
            held[:] = like.columns[block].mean(axis=0)
    return rows


def _rows(columns: dict[str, Floats], acts: list[str], wording: str) -> Rows:
    return Rows(columns, np.array(acts), np.array([wording] * len(acts)))


def joined(made: Sequence[Rows]) -> Rows:
    """Rows one behind the other."""
    columns = {b: np.concatenate([rows.columns[b] for rows in made]) for b in BLOCKS}
    return Rows(
        columns,
        np.concatenate([rows.acts for rows in made]),
        np.concatenate([rows.wordings for rows in made]),
    )


def _taught(
    sentence: ParsedSentence, example: Example, start: int, named: Mapping[int, frozenset[str]]
) -> dict[int, str]:
    """Act of each word that teaches something, in order; the example starts at `start`."""
    out = dict.fromkeys(typed_words(sentence), NONE)
    heads: dict[int, str] = {}
    for told in example.claims:
        place = (told.at[0] + start, told.at[1] + start)
        head = _head_of(sentence, place)
        for at in _inside(sentence, place):
            out.pop(at, None)
        if head is not None:
            heads[head] = told.act
    groups = {GROUP_OF[told.act] for told in example.claims}
    for at in list(out):
        near = sentence.tokens[at].head in heads or at in {sentence.tokens[h].head for h in heads}
        meant = {GROUP_OF[act] for act in named.get(sentence.tokens[at].start, ())}
        if near or meant & groups:
            del out[at]
    return dict(sorted({**out, **heads}.items()))


def _inside(sentence: ParsedSentence, at: tuple[int, int]) -> list[int]:
    return [k for k, t in enumerate(sentence.tokens) if t.start < at[1] and at[0] < t.end]


def _head_of(sentence: ParsedSentence, at: tuple[int, int]) -> int | None:
    """The word that heads a passage, if it is a verb, noun or adjective."""
    inside = _inside(sentence, at)
    content = [k for k in inside if sentence.tokens[k].upos in CONTENT]
    top = [k for k in content if sentence.tokens[k].head not in inside] or content
    return top[0] if top else None


def fit(rows: Rows) -> Typer:
    """The classifier of rows; the same rows give the same weights."""
    classes = sorted(set(rows.acts.tolist()))
    target = np.searchsorted(np.array(classes), rows.acts)
    plain = np.concatenate([rows.columns[b] for b in BLOCKS], axis=1)
    block = np.repeat(BLOCKS, [rows.columns[b].shape[1] for b in BLOCKS])
    dense = np.isin(block, _DENSE)
    strength = np.array([STRENGTH[b] for b in block], dtype=np.float32)
    example = rows.wordings != ""
    centre = np.where(dense, plain[example].mean(axis=0), 0.0)
    scale = strength / np.where(dense, plain[example].std(axis=0) + 1e-6, 1.0)
    weights = np.where(example, 1.0, LEXICON_WEIGHT).astype(np.float32)
    shifted = ((plain - centre) * scale).astype(np.float32)
    found, bias = _solve(shifted, target, weights, len(classes))
    folded = found * scale[:, None]
    by_block = {b: folded[block == b].astype(np.float32) for b in BLOCKS}
    return Typer(classes, by_block, (bias - centre @ folded).astype(np.float32))


_DENSE = ("word", "sentence", "head", "object")


def _solve(
    columns: Floats, target: NDArray[np.intp], weights: Floats, n_classes: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coefficients, axes (column, class), and bias of least penalised loss."""
    wide = columns.shape[1]
    told = np.zeros((len(target), n_classes), dtype=np.float32)
    told[np.arange(len(target)), target] = 1.0

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        both = flat.reshape(wide + 1, n_classes)
        chance = _softmax(columns @ both[:-1].astype(np.float32) + both[-1].astype(np.float32))
        gap = ((chance - told) * weights[:, None]).astype(np.float32)
        own = chance[np.arange(len(target)), target]
        slope = np.concatenate([columns.T @ gap, gap.sum(axis=0)[None]]).astype(np.float64)
        slope[:-1] += PENALTY * both[:-1]
        cost = -(weights * np.log(np.maximum(own, 1e-12))).sum()
        cost += PENALTY / 2 * (both[:-1] ** 2).sum()
        return float(cost), slope.ravel()

    start = np.zeros((wide + 1) * n_classes)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    both = found.x.reshape(wide + 1, n_classes)
    return both[:-1], both[-1]


def _softmax(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))
