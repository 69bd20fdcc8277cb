"""Documents to hand round, as data, and their way to PDF."""
