"""Pictures of results, each drawn from what it is handed."""
