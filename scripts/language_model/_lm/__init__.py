"""Steps that train, shrink and measure the language model that ships with Caryatid."""
