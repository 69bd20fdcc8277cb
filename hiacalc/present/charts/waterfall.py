"""The waterfall chart: from one scenario's net benefit to each other's, difference by difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hiacalc.analysis.deterministic.compare import Comparison
from hiacalc.model import Evaluation, Outcome
from hiacalc.present.charts.axes import (
    Measure,
    Title,
    axis_range,
    end_label,
    end_label_width,
)
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import FOOT, RIGHT, Frame
from hiacalc.present.charts.palette import BLUE, FAINT, INK, VERMILION, WHITE
from hiacalc.present.charts.rows import Rows, label_width, left_margin
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import LABEL, Label, escaped, lines
from hiacalc.present.locale.language import Language
from hiacalc.present.words.comparison import (
    best_of,
    conversion_sentence,
    difference,
    per_workers_text,
    signed,
    sizes_sentence,
    step_label,
)
from hiacalc.present.words.run import scope
from hiacalc.scenario.registry import fingerprint


def waterfall(comparisons: Sequence[Comparison], sheet: Sheet) -> Chart:
    """The waterfall chart: the first scenario on top, then a bar for each difference, then the other.

    Along the level axis lies net benefit in NOK or million NOK, for so many workers where the
    scenarios differ in size. Several comparisons with the same first scenario stand below each
    other on one axis, each under the sentence that says what it shows.

    Args:
        comparisons: all with the same first scenario.
        sheet: to draw on.
    """
    return _Drawing(comparisons, sheet).chart()


def waterfall_rows(comparisons: Sequence[Comparison], language: Language) -> list[list[object]]:
    """The steps of each comparison between the results of its two scenarios; head first, unrounded.

    `change` is for so many workers as `per_workers` says, in all where that is
    empty; `total` is a scenario's whole result.

    Args:
        comparisons: all with the same first scenario.
        language: of the labels.
    """
    sides = [f"{side}{kind}" for side in ("first", "other") for kind in ("", "_fingerprint", "_workers")]
    rows: list[list[object]] = [
        [*sides, "price_year", "per_workers", "path", "label", "change", "total"],
    ]
    for comparison in comparisons:
        first, other = comparison.base.scenario, comparison.other.scenario
        named: list[object] = [
            first.name,
            fingerprint(first),
            comparison.base.single().workers,
            other.name,
            fingerprint(other),
            comparison.other.single().workers,
            int(first.time.price_year.value),
            "" if comparison.per_workers is None else comparison.per_workers,
        ]
        rows += [
            [*named, first.name, "", _net(comparison.base, comparison), _total(comparison.base, comparison)],
            *(
                [*named, step.path, step_label(step.path, comparison, language), step.change, ""]
                for step in comparison.steps
            ),
            [
                *named,
                other.name,
                "",
                _net(comparison.other, comparison),
                _total(comparison.other, comparison),
            ],
        ]
    return rows


@dataclass(frozen=True, slots=True)
class _Row:
    """A scenario's whole result, a step from one to the other, or, without a bar, what follows below."""

    label: Label
    start: float = 0.0
    change: float | None = None
    text: str = ""
    is_total: bool = False
    heading: tuple[str, ...] = ()

    @property
    def end(self) -> float:
        return self.start + (self.change or 0.0)

    @property
    def colour(self) -> str:
        return INK if self.is_total else BLUE if (self.change or 0.0) >= 0 else VERMILION


class _Drawing:
    """The chart under way."""

    def __init__(self, comparisons: Sequence[Comparison], sheet: Sheet) -> None:
        self.comparisons = comparisons
        self.sheet = sheet
        self.language = sheet.language
        self.rows = [row for comparison in comparisons for row in self._rows(comparison)]
        ends = [end for row in self.rows for end in (row.start, row.end)]
        self.measure = Measure.of(Outcome.NET_BENEFIT, comparisons[0].perspective, ends)
        left = left_margin([row.label for row in self.rows], sheet)
        per = per_workers_text(comparisons[0], self.language)
        axis = ",".join(filter(None, (self.measure.title(self.language), per)))
        self.axis_title = Title.fitted(axis, sheet.width - left - RIGHT)
        self.frame = Frame(
            sheet,
            left=left,
            title=best_of(comparisons, self.language),
            notes=(*self._scopes(), *self._conversions(), self.language.say("compare.order")),
            head=12,
            foot=FOOT + self.axis_title.more,
        )
        self.bands = Rows.fitting([row.label for row in self.rows], 34, sheet)
        self.drawn = [
            (middle, row)
            for middle, row in zip(self.bands.middles, self.rows, strict=True)
            if row.change is not None
        ]

    def _conversions(self) -> list[str]:
        pairs = ((comparison.other.scenario, comparison.converted_from) for comparison in self.comparisons)
        return [text for pair in pairs if (text := conversion_sentence(*pair, self.language)) is not None]

    def chart(self) -> Chart:
        scale, span = self.measure.scale, self._span()
        layout = self.frame.layout(self.bands.height)
        layout["annotations"] += [
            *self.bands.texts([row.label for row in self.rows], self.frame),
            *(end_label(max(row.start, row.end) / scale, middle, row.text, 1) for middle, row in self.drawn),
            *self._headings(),
        ]
        layout |= {
            "xaxis": self.measure.axis(self.axis_title)
            | {"range": list(span), "zeroline": True, "zerolinecolor": INK},
            "yaxis": self.bands.axis([row.label for row in self.rows]),
            "shapes": self._connections(),
        }
        return self.frame.chart([self._bars()], layout, self._alternative())

    def _rows(self, comparison: Comparison) -> list[_Row]:
        start, end = _net(comparison.base, comparison), _net(comparison.other, comparison)
        rows = [self._total_row(comparison.base, start)]
        if len(self.comparisons) > 1:
            sentence = difference(comparison, self.language)
            heading = lines(
                sentence, self.sheet.width - (24 if self.sheet.is_narrow else 40), LABEL, bold=True
            )
            rows.insert(0, _Row(Label(("",) * len(heading)), heading=tuple(heading)))
        running = start
        for step in comparison.steps:
            label = Label.fitted(
                step_label(step.path, comparison, self.language), label_width(self.sheet, 0.34)
            )
            rows.append(_Row(label, running, step.change, signed(step.change, self.language.numbers)))
            running += step.change
        return [*rows, self._total_row(comparison.other, end)]

    def _total_row(self, run: Evaluation, net: float) -> _Row:
        label = Label.fitted(_title(run, self.language), label_width(self.sheet, 0.34), bold=True)
        return _Row(label, 0.0, net, self.language.numbers.money(net), is_total=True)

    def _span(self) -> tuple[float, float]:
        marks = [(0.0, 6.0, 6.0)]
        for _, row in self.drawn:
            marks.append((min(row.start, row.end) / self.measure.scale, 6.0, 0.0))
            marks.append((max(row.start, row.end) / self.measure.scale, 0.0, end_label_width(row.text)))
        return axis_range(marks, self.frame.plot_width)

    def _bars(self) -> dict[str, Any]:
        rows = [row for _, row in self.drawn]
        return {
            "type": "bar",
            "orientation": "h",
            "y": [middle for middle, _ in self.drawn],
            "base": [row.start / self.measure.scale for row in rows],
            "x": [(row.end - row.start) / self.measure.scale for row in rows],
            "marker": {
                "color": [row.colour for row in rows],
                "line": {"color": INK, "width": 0.8},  # what changes nothing is drawn as a line
                "pattern": {
                    "shape": ["/" if row.colour == VERMILION else "" for row in rows],
                    "fillmode": "overlay",
                    "fgcolor": WHITE,
                    "size": 6,
                },
            },
            "width": self._thickness,
            "showlegend": False,
            "hoverinfo": "skip",
        }

    @property
    def _thickness(self) -> float:
        return 0.6 * self.bands.least

    def _connections(self) -> list[dict[str, Any]]:
        """A thin line from where each bar ends down to where the next begins."""
        scale, half = self.measure.scale, self._thickness / 2
        return [
            {
                "type": "line",
                "x0": above.end / scale,
                "x1": above.end / scale,
                "y0": middle - half,
                "y1": below + half,
                "line": {"color": FAINT, "width": 1, "dash": "dot"},
            }
            for (middle, above), (below, row) in pairwise(self.drawn)
            if not (above.is_total and row.is_total)  # those belong to two comparisons
        ]

    def _headings(self) -> list[dict[str, Any]]:
        return [
            {
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "xshift": self.frame.edge - self.frame.left,
                "y": middle,
                "text": "<br>".join(f"<b>{escaped(line)}</b>" for line in row.heading),
                "align": "left",
                "showarrow": False,
                "font": {"size": LABEL},
                "bgcolor": WHITE,
            }
            | ({"y": top, "yanchor": "top"} if self.bands.above else {})
            for middle, top, row in zip(self.bands.middles, self.bands.tops, self.rows, strict=True)
            if row.heading
        ]

    def _scopes(self) -> list[str]:
        """Whom the results are for; scenario by scenario where that differs."""
        runs = [self.comparisons[0].base, *(comparison.other for comparison in self.comparisons)]
        per = self.comparisons[0].per_workers
        texts = [scope(run.scenario, run.ledger.years, self.language, per) for run in runs]
        if len(set(texts)) == 1:
            scopes = texts[:1]
        else:
            named = (_title(run, self.language) for run in runs)
            scopes = [f"{name}: {words}" for name, words in zip(named, texts, strict=True)]
        why = sizes_sentence(self.comparisons, self.language)
        return scopes if why is None else [why, *scopes]

    def _alternative(self) -> str:
        sentences = []
        for comparison in self.comparisons:
            steps = [
                self.language.say(
                    "compare.step",
                    label=step_label(step.path, comparison, self.language),
                    change=signed(step.change, self.language.numbers),
                )
                for step in comparison.steps
            ]
            sentences.append(
                self.language.say(
                    "compare.alternative",
                    first=_title(comparison.base, self.language),
                    last=_title(comparison.other, self.language),
                    start=self.language.numbers.money(_net(comparison.base, comparison)),
                    end=self.language.numbers.money(_net(comparison.other, comparison)),
                    steps=" ".join(steps),
                    per=per_workers_text(comparison, self.language),
                )
            )
        return " ".join(sentences)


def _net(run: Evaluation, comparison: Comparison) -> float:
    """Net benefit in the terms of the comparison."""
    return comparison.counted(run, run.net_benefit(comparison.perspective))


def _total(run: Evaluation, comparison: Comparison) -> float:
    return run.single().net_benefit(comparison.perspective)


def _title(run: Evaluation, language: Language) -> str:
    return run.scenario.title.in_language(language.code)
