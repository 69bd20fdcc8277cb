"""Which pictures there are, each with its rows and origin, ready for export."""
