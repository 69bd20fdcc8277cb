"""How large a difference means nothing."""

from hiacalc.model import Evaluation


def scale(run: Evaluation) -> float:
    """The sum of all amounts whatever their sign, the measure for differences that mean nothing."""
    return sum(abs(line.discounted) for line in run.ledger.lines()) + 1.0
