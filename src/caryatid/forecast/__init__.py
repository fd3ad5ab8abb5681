"""From situation, base hazard and judgement to probabilities on three rungs."""
