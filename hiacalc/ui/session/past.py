"""What a reader can take back: the values of the session before each change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hiacalc.scenario import Scenario
from hiacalc.ui.session.change import Change
from hiacalc.ui.session.kept_case import KeptCase

MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class Values:
    """What an answer is worked out from, and what is compared with it; not how it is looked at."""

    scenario: Scenario
    own: bool
    rules: str
    changes: Mapping[str, Change]
    case: str
    kept: tuple[KeptCase, ...]

    def give_the_same(self, other: Values) -> bool:
        """Whether both are of the same scenario under the same rules with the same changes."""
        return self.scenario is other.scenario and self.rules == other.rules and self.changes == other.changes

    def differing(self, other: Values) -> list[str]:
        """The names of what differs: paths of inputs, or `scenario` alone, `rules`, `case` and `kept`.

        Args:
            other: to compare with.

        >>> from hiacalc.scenario import shipped
        >>> before, after = (Values(shipped("model-1"), False, "", {}, case, ()) for case in ("", "North"))
        >>> before.differing(after)
        ['case']
        """
        if self.scenario != other.scenario:
            return ["scenario"]
        paths = [*self.changes, *(path for path in other.changes if path not in self.changes)]
        names = [path for path in paths if self.changes.get(path) != other.changes.get(path)]
        return names + [
            name for name in ("rules", "case", "kept") if getattr(self, name) != getattr(other, name)
        ]


class Past:
    """The values before each change, the last ones at the end; the oldest give way.

    Taking a step back is one way to go back, and the browser's own Back another: after either,
    what comes later is no past any more.
    """

    def __init__(self) -> None:
        self._steps: list[Values] = []
        self._now: Values | None = None
        self._begun = False

    @property
    def has_begun(self) -> bool:
        """Whether anything was changed yet."""
        return self._begun

    def note(self, values: Values) -> None:
        """Keep what was before, where something changed.

        Args:
            values: now in use.

        >>> from hiacalc.scenario import shipped
        >>> past = Past()
        >>> for case in ("", "North", "North", "South"):
        ...     past.note(Values(shipped("model-1"), False, "", {}, case, ()))
        >>> [past.step_back().case, past.step_back().case, past.step_back()]
        ['North', '', None]
        """
        if self._now is not None and values != self._now:
            self._steps = [*self._steps, self._now][-MOST_STEPS:]
            self._begun = True
        self._now = values

    def return_to(self, values: Values) -> None:
        """The browser went back or forward: what was before is what was before then.

        Args:
            values: now in use.
        """
        if values != self._now and values in self._steps:
            place = len(self._steps) - 1 - self._steps[::-1].index(values)
            self._steps, self._now = self._steps[:place], values
        else:
            self.note(values)

    def step_back(self) -> Values | None:
        """The values before the last change, which are now in use; None where nothing has changed."""
        if not self._steps:
            return None
        *self._steps, self._now = self._steps
        return self._now

    def last_change(self) -> list[str]:
        """What a step back would take back, by the names of `Values.differing`; empty where nothing is."""
        if not self._steps or self._now is None:
            return []
        return self._steps[-1].differing(self._now)
