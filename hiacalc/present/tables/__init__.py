"""Results as rows: unrounded for a file, and as a reader sees them."""
