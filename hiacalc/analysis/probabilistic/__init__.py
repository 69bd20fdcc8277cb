"""Analyses that draw all doubts at once: net benefit's distribution, EVPI, EVPPI, variance."""
