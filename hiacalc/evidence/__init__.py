"""Published figures as data files with their source, and small readers for them."""
