"""A picture as a browser shows it: its texts, lines, bars and points, in pixels."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from playwright.sync_api import Page

InPage = Callable[[Callable[[Page], Any]], Any]

SLACK = 2.0  # pixels by which neighbours may touch

MEASURE = """
() => {
  const box = element => {
    const {left, right, top, bottom} = element.getBoundingClientRect();
    return {left, right, top, bottom};
  };
  const kinds = ['contourlabels', 'colorbar', 'xtick', 'ytick', 'annotation', 'legend',
    'g-xtitle', 'g-ytitle', 'g-gtitle'];
  const kind = element => kinds.find(name => element.closest('.' + name)) || '';
  const svg = document.querySelector('svg');
  const along = path => {  // points on a path, as pixels of the page
    const at = path.getScreenCTM();
    const length = path.getTotalLength();
    return [...Array(41).keys()].map(step => {
      const point = path.getPointAtLength(length * step / 40).matrixTransform(at);
      return [point.x, point.y];
    });
  };
  const styled = element => {
    const {stroke, strokeWidth, strokeDasharray, fill} = getComputedStyle(element);
    return {...box(element), stroke, fill, wide: parseFloat(strokeWidth), dashed: strokeDasharray !== 'none'};
  };
  const all = name => [...svg.querySelectorAll(name)];
  return {
    box: box(svg),
    links: svg.querySelectorAll('a, foreignObject, script').length,
    texts: all('text')
      .filter(element => element.textContent.trim())
      .map(element => ({
        ...box(element), text: element.textContent, kind: kind(element),
        fill: getComputedStyle(element).fill,
        family: getComputedStyle(element).fontFamily,
        sizes: [element, ...element.querySelectorAll('tspan')]
          .map(part => parseFloat(getComputedStyle(part).fontSize)),
      })),
    lines: all('.shapelayer path').map(styled),
    bars: all('.trace.bars').map(trace => [...trace.querySelectorAll('.point path')].map(styled)),
    marks: all('.scatterlayer .trace').map(trace =>
      [...trace.querySelectorAll('.points path')].map(styled)),
    curves: all('.scatterlayer .trace').map(trace =>
      [...trace.querySelectorAll('.js-line')].map(path => ({...styled(path), points: along(path)}))),
    contours: all('.contourlines path').map(path => ({...styled(path), points: along(path)})),
  };
}
"""


@dataclass(frozen=True)
class Shown:
    """What a browser shows of a picture."""

    svg: str
    code: str
    page: dict[str, Any]

    def texts(self, kind: str) -> list[dict[str, Any]]:
        return [text for text in self.page["texts"] if text["kind"] == kind]

    @cached_property
    def all_text(self) -> str:
        """Title, notes and labels, as read from top to bottom."""
        texts = sorted(self.texts("annotation"), key=lambda text: (round(text["top"]), text["left"]))
        return "".join(plain(text["text"]) for text in texts)

    def ticks(self, side: str) -> dict[float, float]:
        """Where an axis puts its numbers, by the centre of each."""
        low, high = ("left", "right") if side == "x" else ("top", "bottom")
        places = {}
        for tick in self.texts(f"{side}tick"):
            number = plain(tick["text"]).replace(",", "." if self.code == "nb" else "")
            places[float(number)] = (tick[low] + tick[high]) / 2
        return places

    def pixel(self, side: str, value: float) -> float:
        """The pixel at which a value stands, by a straight line through the axis's numbers."""
        slope, start = self._axis(side)
        return start + slope * value

    def value(self, side: str, pixel: float) -> float:
        """The value that stands at a pixel."""
        slope, start = self._axis(side)
        return (pixel - start) / slope

    def _axis(self, side: str) -> tuple[float, float]:
        ticks = self.ticks(side)
        assert len(ticks) >= 2
        slope, start = np.polyfit(list(ticks), list(ticks.values()), 1)
        return float(slope), float(start)

    def upright(self, *, dashed: bool) -> list[float]:
        """Where lines from the bottom of the plot to its top stand."""
        return [
            (line["left"] + line["right"]) / 2
            for line in self.page["lines"]
            if line["dashed"] is dashed and line["bottom"] - line["top"] > line["right"] - line["left"]
        ]


def measured(in_page: InPage, svg: str) -> dict[str, Any]:
    def work(page: Page) -> dict[str, Any]:
        page.set_viewport_size({"width": 1700, "height": 2200})
        page.set_content(f"<!doctype html><body style='margin:0'>{svg}")
        measures: dict[str, Any] = page.evaluate(MEASURE)
        return measures

    measures: dict[str, Any] = in_page(work)
    return measures


def plain(text: str) -> str:
    """A text as compared: without spaces, and with one kind of minus."""
    return re.sub(r"\s", "", text).replace("\N{MINUS SIGN}", "-")


def middle(box: dict[str, Any]) -> tuple[float, float]:
    return (box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2


def overlap(first: dict[str, Any], other: dict[str, Any]) -> bool:
    wide = min(first["right"], other["right"]) - max(first["left"], other["left"])
    high = min(first["bottom"], other["bottom"]) - max(first["top"], other["top"])
    return wide > SLACK and high > SLACK


def overlapping(seen: Shown) -> list[tuple[str, str]]:
    """Pairs of texts of which one covers the other."""
    return [
        (first["text"], other["text"])
        for first, other in itertools.combinations(seen.page["texts"], 2)
        if overlap(first, other)
    ]


def outside(seen: Shown) -> list[str]:
    """Texts that the edge of the picture cuts."""
    box = seen.page["box"]
    return [
        text["text"]
        for text in seen.page["texts"]
        if text["left"] < box["left"]
        or text["right"] > box["right"]
        or text["top"] < box["top"]
        or text["bottom"] > box["bottom"]
    ]


def luminance(fill: str) -> float:
    """Relative luminance of a colour as a browser gives it, from 0 for black to 1 for white (WCAG 2)."""
    parts = [int(part) / 255 for part in fill.removeprefix("rgb(").rstrip(")").split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))
