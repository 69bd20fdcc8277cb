"""One module for each question put to the model."""
