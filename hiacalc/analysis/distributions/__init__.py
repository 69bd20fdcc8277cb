"""Probability distributions: fitted to what is stated, and tabulated as quantile functions."""
