"""What the history commands keep on disk: fetched files with their sums, and the built panel."""
