"""The forecast: leader and regime on three rungs, with all that it was made from."""

from caryatid.forecast.judgement import Judgement, default_judgement, judgement_from
from caryatid.forecast.machine import forecast_schema, forecast_to_json, log_record
from caryatid.forecast.running import Run, rerun, run
from caryatid.forecast.settings import Settings

__all__ = [
    "Judgement",
    "Run",
    "Settings",
    "default_judgement",
    "forecast_schema",
    "forecast_to_json",
    "judgement_from",
    "log_record",
    "rerun",
    "run",
]
