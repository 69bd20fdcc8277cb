"""Hostile inputs of every kind, drawn by hypothesis and judged by one rule: refuse plainly or work.

`make fuzz` runs them by time or by count; every fault found lies in `corpus/`
and is replayed by the tests ever after.
"""
