"""Work by threads: results in the order of the pieces, and nothing begun after a fault."""

import threading

import pytest

from hiacalc.analysis.probabilistic.parallel import map_in_threads


def test_results_come_in_the_order_of_the_pieces_however_long_each_takes() -> None:
    """Of each pair the first piece waits for the second, so they end in the other order."""
    ended = [threading.Event() for _ in range(2)]

    def work(piece: int) -> int:
        if piece == 0:
            assert ended[1].wait(timeout=30)
        ended[piece].set()
        return piece

    assert list(map_in_threads(work, range(2))) == [0, 1]


def test_pieces_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def pieces():
        for piece in range(10_000):
            taken.append(piece)
            yield piece

    results = map_in_threads(abs, pieces())
    assert next(results) == 0
    assert len(taken) < 10_000
    results.close()
    assert len(taken) < 10_000


def test_what_the_work_raises_is_raised_and_stops_it() -> None:
    begun: list[int] = []

    def work(piece: int) -> int:
        begun.append(piece)
        if piece == 3:
            raise ValueError("three")
        return piece

    with pytest.raises(ValueError, match="three"):
        list(map_in_threads(work, range(10_000)))
    assert len(begun) < 10_000
