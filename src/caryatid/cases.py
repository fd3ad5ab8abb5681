"""A case on disk and the pipeline over it."""
