"""From a specification and the hazards of rung 2 to the ensemble of rung 3."""

from caryatid.model.hazards import exit_mass, incidence, survival
from caryatid.model.simulate import Chunk, join, simulate

__all__ = ["Chunk", "exit_mass", "incidence", "join", "simulate", "survival"]
