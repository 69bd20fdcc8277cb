"""Questions put to the model, from single sweeps to draws of all doubts at once."""
