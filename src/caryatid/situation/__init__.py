"""From claims to the state of the pillars on a day."""
