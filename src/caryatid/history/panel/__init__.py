"""From published data sets to leader-months with what was known on each one's first day."""
