"""Analyses that ask the model with chosen numbers: sensitivity, switching values, comparison."""
