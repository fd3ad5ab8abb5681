"""From a specification and the hazards of rung 2 to the ensemble of rung 3."""

from caryatid.model.engines import Engine, engine_name
from caryatid.model.hazards import exit_mass, incidence, survival
from caryatid.model.setting import as_twin
from caryatid.model.simulate import Chunk, join, simulate, simulate_all

__all__ = [
    "Chunk",
    "Engine",
    "as_twin",
    "engine_name",
    "exit_mass",
    "incidence",
    "join",
    "simulate",
    "simulate_all",
    "survival",
]
