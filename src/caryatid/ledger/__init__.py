"""The store of sourced claims: append-only, dated, signed."""
