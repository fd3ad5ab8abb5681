"""A small spaCy pipeline of convolutions, trained for a short while on our own parse.

Only for comparison of speed, which does not depend on how well it is trained: it has the parts of
spaCy's small English pipeline that our language model answers for (one network of four layers
under tagger and parser, a second one under the names) and its tables' sizes, and it learns the
tags, trees and names that our reader finds in the texts.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from caryatid.reading.language import ParsedSentence, TrainedEnglish
from caryatid.records import Document

_EPOCHS = 2
_AT_ONCE = 32
_WIDTH = 96
_CONVOLUTIONS = {
    "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": _WIDTH,
    "depth": 4, "embed_size": 2000, "window_size": 1, "maxout_pieces": 3, "subword_features": True,
}  # fmt: skip
"""Source: spaCy's documentation, the architecture of its small pipelines."""

_SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH, "upstream": "tok2vec"}
_TAGGER = {
    "@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": _SHARED
}  # fmt: skip


def _steps(kind: str, *, upper: bool, network: dict[str, Any]) -> dict[str, Any]:
    """A model that goes through a sentence step by step."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": kind,
        "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": upper,
        "nO": None, "tok2vec": network,
    }  # fmt: skip


def _blank() -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _CONVOLUTIONS})
    nlp.add_pipe("tagger", config={"model": _TAGGER})
    nlp.add_pipe("parser", config={"model": _steps("parser", upper=True, network=_SHARED)})
    nlp.add_pipe("ner", config={"model": _steps("ner", upper=True, network=_CONVOLUTIONS)})
    return nlp


def trained(documents: Sequence[Document]) -> Any:
    """The pipeline, trained on our own parse of the documents."""
    warnings.simplefilter("ignore")  # spaCy counts names that its tokens cut, which we know
    spacy.util.fix_random_seed(1)
    nlp = _blank()
    examples = [_example(nlp, s) for d in documents for s in TrainedEnglish().parse(d.body)]
    optimiser = nlp.initialize(lambda: examples)
    order = random.Random(1)
    for _ in range(_EPOCHS):
        order.shuffle(examples)
        for at in range(0, len(examples), _AT_ONCE):
            nlp.update(examples[at : at + _AT_ONCE], sgd=optimiser)
    return nlp


def _example(nlp: Any, sentence: ParsedSentence) -> Any:
    tokens = sentence.tokens
    words = [token.text for token in tokens]
    behind = [*tokens[1:], None]
    spaces = [n is not None and n.start > t.end for t, n in zip(tokens, behind, strict=True)]
    known = Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=[token.xpos for token in tokens],
        heads=[at if token.head < 0 else token.head for at, token in enumerate(tokens)],
        deps=["ROOT" if token.head < 0 else token.relation for token in tokens],
        ents=list(_names(sentence)),
    )
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), known)


def _names(sentence: ParsedSentence) -> Iterator[str]:
    tags = ["O"] * len(sentence.tokens)
    for entity in sentence.entities:
        tags[entity.first] = f"B-{entity.kind}"
        for at in range(entity.first + 1, entity.last):
            tags[at] = f"I-{entity.kind}"
    yield from tags
