"""Results as JSON: plain data with unrounded numbers and stable names."""
