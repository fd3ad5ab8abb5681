"""The two formats of messages: what is sent, and where the answer stands in what comes back."""

from __future__ import annotations

import json
from typing import Any

from caryatid.reading.llm.answer import schema
from caryatid.reading.llm.endpoint import Endpoint

__all__ = ["MOST_ANSWER_TOKENS", "body_for", "headers_for", "taken_from"]

MOST_ANSWER_TOKENS = 8192
"""Longest answer asked for. Source: judgement; a part of a text with fifty claims has 6,000."""

_TOOL = "report_claims"


def headers_for(endpoint: Endpoint) -> dict[str, str]:
    """Headers of a request, the key among them."""
    found = {"content-type": "application/json"}
    if endpoint.format == "anthropic":
        found["anthropic-version"] = "2023-06-01"
        if endpoint.key is not None:
            found["x-api-key"] = endpoint.key
    elif endpoint.key is not None:
        found["authorization"] = f"Bearer {endpoint.key}"
    return found


def body_for(
    endpoint: Endpoint, system: str, messages: list[str], *, plain: bool = False
) -> dict[str, Any]:
    """The request's JSON.

    Args:
        endpoint: Where it goes.
        system: Instructions.
        messages: What the user says, in order, as one turn.
        plain: Without what some servers do not know: the form as a schema, the temperature.
    """
    said = "\n\n".join(messages)
    if endpoint.format == "anthropic":
        return {
            "model": endpoint.model,
            "max_tokens": MOST_ANSWER_TOKENS,
            "system": system,
            "messages": [{"role": "user", "content": said}],
            "tools": [
                {
                    "name": _TOOL,
                    "description": "Report what the text says.",
                    "input_schema": schema(),
                }
            ],
            "tool_choice": {"type": "tool", "name": _TOOL},
        }
    form = f"{system}\nForm, as JSON Schema:\n{json.dumps(schema())}" if plain else system
    asked: dict[str, Any] = {
        "model": endpoint.model,
        "messages": [{"role": "system", "content": form}, {"role": "user", "content": said}],
    }
    if not plain:
        agreed = {"name": _TOOL, "strict": True, "schema": schema()}
        asked["response_format"] = {"type": "json_schema", "json_schema": agreed}
        asked["temperature"] = 0
    return asked


def taken_from(endpoint: Endpoint, raw: Any) -> tuple[str, int | None]:
    """The model's text and the tokens used, None if the server does not count them.

    Raises:
        ValueError: The response has no answer in it.
    """
    try:
        if endpoint.format == "anthropic":
            blocks = [b for b in raw["content"] if b.get("type") == "tool_use"]
            used = raw.get("usage", {})
            counted = (used.get("input_tokens"), used.get("output_tokens"))
            return json.dumps(blocks[0]["input"]), _sum(counted)
        text = raw["choices"][0]["message"]["content"]
        if not isinstance(text, str):
            raise ValueError("the answer is no text")
        return text, _sum(((raw.get("usage") or {}).get("total_tokens"),))
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError("no answer where it should stand") from error


def _sum(counted: tuple[Any, ...]) -> int | None:
    known = [n for n in counted if isinstance(n, int) and not isinstance(n, bool) and n >= 0]
    return sum(known) if known else None
