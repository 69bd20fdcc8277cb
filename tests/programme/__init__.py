"""Tests of the programme."""
