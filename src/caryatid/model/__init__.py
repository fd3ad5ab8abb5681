"""The engine: patrons who decide, pillars that move, ways out."""
