"""The one form that an answer may have. Anything else in it, and all of it is refused."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import CoreSchema, core_schema

from caryatid.terms.acts import ACTS
from caryatid.terms.vocabulary import (
    ACTOR_KINDS,
    ATTRIBUTION_MODES,
    CONDITIONAL_TYPES,
    DIRECTIONS,
    EVIDENCE,
    MODALITIES,
    MONEY_ROLES,
)

__all__ = ["Answer", "AnsweredClaim", "AnsweredMoney", "NotAnAnswer", "answer_from", "schema"]

_MOST = 400
"""Records of one kind in one answer. Source: judgement; a part of a text holds under a hundred."""


class NotAnAnswer(Exception):  # noqa: N818 - told to the model, not to people
    """What is wrong with an answer, without a word of the answer itself."""


class _OneOf:
    """Marks a text that must be one of a closed list, in the check and in the schema."""

    def __init__(self, values: Iterable[str]) -> None:
        self._values = list(values)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.literal_schema(self._values)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


_Name = Annotated[str, Field(min_length=1, max_length=200)]
_Quote = Annotated[str, Field(min_length=3, max_length=2000)]
_Day = Annotated[str | None, Field(description="YYYY-MM-DD or null")]


class AnsweredActor(_Strict):
    """A person, group, organisation or state."""

    name: _Name
    kind: Annotated[str, _OneOf(ACTOR_KINDS)]
    country: Annotated[str | None, Field(description="ISO 3166 alpha-3 or null")]


class AnsweredClaim(_Strict):
    """Who does what to whom, as one passage says it."""

    quote: _Quote
    source: list[_Name]
    act: Annotated[str, _OneOf(ACTS)]
    target: list[_Name]
    direction: Annotated[str, _OneOf(DIRECTIONS)]
    modality: Annotated[str, _OneOf(MODALITIES)]
    negated: bool
    holder: Annotated[_Name, Field(description='an actor, or "author"')]
    evidence: Annotated[str, _OneOf(EVIDENCE)]
    attribution: Annotated[str, _OneOf(ATTRIBUTION_MODES)]
    alleged: bool
    earliest: _Day
    latest: _Day
    demands_removal: bool


class AnsweredMoney(_Strict):
    """A sum with its role."""

    quote: _Quote
    amount: Annotated[float | None, Field(allow_inf_nan=False)]
    currency: Annotated[str | None, Field(max_length=3, description="ISO 4217 or null")]
    approx: bool
    role: Annotated[str, _OneOf(MONEY_ROLES)]
    payer: _Name | None
    payee: _Name | None


class AnsweredConditional(_Strict):
    """If this, then that."""

    quote: _Quote
    type: Annotated[str, _OneOf(CONDITIONAL_TYPES)]
    marker: Annotated[str, Field(max_length=60)]


class Answer(_Strict):
    """All that the model found in one part of a text."""

    actors: Annotated[list[AnsweredActor], Field(max_length=_MOST)]
    claims: Annotated[list[AnsweredClaim], Field(max_length=_MOST)]
    money: Annotated[list[AnsweredMoney], Field(max_length=_MOST)]
    conditionals: Annotated[list[AnsweredConditional], Field(max_length=_MOST)]


def answer_from(text: str) -> Answer:
    """The answer in a model's text; a fence of Markdown around it is forgiven.

    Raises:
        NotAnAnswer: It is no JSON, or not of the form.
    """
    try:
        return Answer.model_validate_json(_unfenced(text))
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        entry = ".".join(step if isinstance(step, str) else "#" for step in first["loc"])
        known = entry if first["type"] != "extra_forbidden" else "an entry that is not asked for"
        raise NotAnAnswer(f"{known or 'the whole'}: {first['type']}") from error


def _unfenced(text: str) -> str:
    inner = text.strip()
    if inner.startswith("```") and inner.endswith("```") and "\n" in inner:
        inner = inner[inner.index("\n") : -3].strip()
    return inner


def schema() -> dict[str, Any]:
    """JSON Schema of an answer, with every entry required and no other allowed."""
    return copy.deepcopy(Answer.model_json_schema())
