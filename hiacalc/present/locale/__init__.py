"""How one speaks to a reader: sentences, numbers, typed numbers, problems."""
