"""Results as pages of plain text."""
