"""The browser page: it connects the other rooms and computes nothing."""
