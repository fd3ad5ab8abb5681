"""The forecast for machines keeps its keys, its schema and its record."""

from __future__ import annotations

import json

import pytest

from caryatid.forecast import forecast_schema, forecast_to_json, judgement_from, log_record


def fits(value, schema, where="forecast"):
    """Holds a value to the part of JSON Schema that our schema uses."""
    kinds = {
        "object": dict, "array": list, "string": str, "number": (int, float), "integer": int,
    }  # fmt: skip
    assert isinstance(value, kinds[schema["type"]]), where
    if schema["type"] == "object":
        known = schema.get("properties", {})
        assert set(schema.get("required", ())) <= set(value), where
        for key, part in value.items():
            inner = known.get(key, schema.get("additionalProperties"))
            assert inner, f"{where}.{key}"
            fits(part, inner, f"{where}.{key}")
    if schema["type"] == "array":
        for part in value:
            fits(part, schema["items"], where)
    if "minimum" in schema:
        assert schema["minimum"] <= value <= schema.get("maximum", value), where


def test_probabilities_stand_where_the_contract_says(forecast, refusal):
    run = forecast(refusal)
    raw = json.loads(json.dumps(forecast_to_json(run.forecast)))
    for target in ("leader_exit", "regime_exit"):
        for rung in ("rung1", "rung2", "rung3"):
            estimate = raw[target]["12"][rung]
            assert set(estimate) == {"p", "lo", "hi", "by_mode"}
            made = getattr(run.forecast, target).horizons[12][rung]
            assert estimate["p"] == round(made.p, 6)
            assert sum(estimate["by_mode"].values()) == pytest.approx(estimate["p"], abs=1e-5)
    assert raw["unconfirmed_off_12"]["p"] == round(run.forecast.unconfirmed_off_12.p, 6)
    assert len(raw["curves"]["leader_exit"]["rung2"]["mean"]) == 25


def test_the_schema_fits_what_is_printed_and_nothing_less(forecast, refusal):
    raw = forecast_to_json(forecast(refusal).forecast)
    schema = forecast_schema()
    fits(raw, schema)
    for key in raw:
        with pytest.raises(AssertionError):
            fits({k: v for k, v in raw.items() if k != key}, schema)
    with pytest.raises(AssertionError):
        fits({**raw, "judgement_share": 1.2}, schema)


def test_a_record_holds_what_scoring_and_repeating_need(forecast, refusal):
    raw = {
        "by": "A. Analyst",
        "patron": {"RUS": {"tau": [0.2, 0.3], "reason": "patient"}},
    }
    run = forecast(refusal, judgement=judgement_from(raw, where=""))
    record = json.loads(json.dumps(log_record(run)))
    assert record["as_of"] == "2019-03-04"
    assert (record["country"], record["leader"]) == ("ZLP", "Ivo Marek")
    assert record["judgement"]["by"] == "A. Analyst"
    assert record["judgement"]["patrons"]["RUS"]["tau"]["range"] == [0.2, 0.3]
    assert record["targets"] == {
        name: json.loads(json.dumps(forecast_to_json(run.forecast)))[name]
        for name in ("leader_exit", "regime_exit")
    }
    assert record["hashes"] == {"ledger": "ab", "version": "0"}
    assert (record["seed"], record["draws"]) == (1, 256)
