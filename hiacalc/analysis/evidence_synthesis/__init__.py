"""What studies say together, and the effect that follows from a set of evidence."""
