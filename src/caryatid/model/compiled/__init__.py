"""The months of the model compiled by numba: the same rules, several draws at a step.

Nothing here is imported unless the extra `speed` is installed. `caryatid.model.walk` is the
readable form of the same rules, and tests hold the two to each other draw by draw.
"""
