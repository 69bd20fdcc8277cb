"""Readers take turns, do not wait for ever, and do not lose their turn to a fault."""

from threading import Event, Thread

import pytest

from hiacalc.ui.session.render_queue import release_slot, render_slot


class Reader(Thread):
    """A thread that says when it has its turn, and keeps it until told."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.has_turn, self.may_go = Event(), Event()
        self.start()

    def run(self) -> None:
        with render_slot():
            self.has_turn.set()
            self.may_go.wait(30)


def test_one_waits_for_the_other() -> None:
    with render_slot():
        other = Reader()
        assert not other.has_turn.wait(0.1)
        other.may_go.set()
    assert other.has_turn.wait(30)
    other.join(30)


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hiacalc.ui.session.render_queue._PATIENCE", 1.0)
    first = Reader()
    assert first.has_turn.wait(30)
    second = Reader()
    assert second.has_turn.wait(30)
    assert first.is_alive()  # it had not gone when the second one went on
    for reader in (first, second):
        reader.may_go.set()
        reader.join(30)
    free = Reader()  # and what was never had is not given back
    assert free.has_turn.wait(30)
    third = Reader()
    assert not third.has_turn.wait(0.1)
    for reader in (free, third):
        reader.may_go.set()
        reader.join(30)


def test_others_go_while_one_stands_aside() -> None:
    with render_slot():
        with release_slot():
            other = Reader()
            assert other.has_turn.wait(30)
            other.may_go.set()
            other.join(30)
        late = Reader()
        assert not late.has_turn.wait(0.1)  # the turn is had again
        late.may_go.set()
    late.join(30)


def test_a_turn_within_a_turn_is_the_same_one() -> None:
    with render_slot():
        with render_slot():
            pass
        late = Reader()
        assert not late.has_turn.wait(0.1)  # the outer one is still had
        late.may_go.set()
    assert late.has_turn.wait(2)
    late.join(30)


def test_a_fault_gives_the_turn_back() -> None:
    with pytest.raises(ZeroDivisionError), render_slot(), release_slot():
        raise ZeroDivisionError
    with pytest.raises(ZeroDivisionError), render_slot():
        raise ZeroDivisionError
    other = Reader()
    assert other.has_turn.wait(30)
    other.may_go.set()
    other.join(30)
