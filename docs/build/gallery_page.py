"""Every picture that the commands draw, drawn by them, with the command and what it shows."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

from api_pages import PACKAGE
from command_pages import output

# By command and chart: its name, and what it shows.
PICTURES = {
    "one-way tornado": (
        "One-way sensitivity (tornado)",
        "How far each input alone moves the result over its range, the widest first. Bars that cross zero can turn the "
        "decision. How to read it: [a chart for the board](../start/decision-makers.md).",
    ),
    "one-way curve": (
        "Response curve",
        "The result over the whole range of one input, with the base value and the switching value.",
    ),
    "one-way spider": (
        "Spider",
        "The result against each input's change, several inputs in one picture: steep lines matter.",
    ),
    "one-way structural": (
        "Structural sensitivity",
        "What other ways of counting give: timing, rules, tax base, sick pay, price year, way of acting, substitutes, groups.",
    ),
    "rules": (
        "What each rule does",
        "What each rule of a rule set alone does to the result, and all of them together, with how each source was read.",
    ),
    "two-way": ("Two-way map", "The result where two inputs move together; the line is where it is zero."),
    "compare": ("Waterfall", "What sets two scenarios apart, input by input, from the first to the second."),
    "programme money": (
        "A roll-out: money by year",
        "What a roll-out costs and gains in each calendar year, undiscounted, in the programme's years and after them.",
    ),
    "programme people": (
        "A roll-out: people needed",
        "Full-time years of each profession that are needed in each year, beside those there are.",
    ),
    "programme roll-out": (
        "A roll-out: who begins and who waits",
        "Workers who begin and who wait by year, and patients who are served.",
    ),
    "programme regions": (
        "A roll-out: region by region",
        "Who begins and who waits by year, a small picture for each region.",
    ),
    "programme cumulative": (
        "A roll-out: when it is earned back",
        "Net benefit so far by year, discounted, with the year from which it stays at nought or above.",
    ),
    "programme funding": (
        "A roll-out: need and funding",
        "What NAV and the health service must pay in each year, what each line of funding covers, and the gap.",
    ),
    "spells": (
        "Who pays for a spell",
        "What employer, NAV and worker have borne of a spell of sickness, by its length from 1 to 365 days.",
    ),
    "spells measure": (
        "Spells with and without a measure",
        "The share of certified spells still open after each day, without and with a published effect.",
    ),
    "evidence": ("All studies (forest plot)", "Every study of the effect, with what it may be used for."),
    "evidence set": (
        "A set of evidence (forest plot)",
        "The studies of one set, what they say together, and the effect that is drawn from it.",
    ),
    "uncertainty evidence": (
        "Spread over the evidence",
        "In how many of a hundred draws it pays under each set of evidence.",
    ),
    "uncertainty distribution": (
        "Distribution of the result",
        "All draws of the result, with the share below zero.",
    ),
    "uncertainty pays_by_effect": (
        "Probability by effect",
        "How likely it is that the measure pays, given the reduction in absence.",
    ),
    "uncertainty pays_by_value": (
        "Probability by the value of work",
        "How likely it is that the measure pays, given the value of a full-time year.",
    ),
    "uncertainty pays_by_years": (
        "Probability by duration",
        "How likely it is that the measure pays, given how long the effect lasts.",
    ),
    "uncertainty plane": (
        "Cost-effectiveness plane",
        "Each draw as a point: hours of absence avoided and what they cost.",
    ),
    "uncertainty acceptability": (
        "Acceptability curve (CEAC)",
        "The probability that the measure pays for each price that one would give for an hour avoided.",
    ),
    "uncertainty worth": (
        "Value of information (EVPI, EVPPI)",
        "What it would be worth to know each input before deciding: where a study pays first.",
    ),
    "uncertainty variance": (
        "Variance shares (Sobol indices)",
        "How much of the spread of the result comes from each input, alone and with all it does together with others.",
    ),
    "uncertainty convergence": (
        "Convergence",
        "How the estimates settle as draws are added, with their Monte Carlo error.",
    ),
    "uncertainty programme": (
        "A roll-out under doubt",
        "Cumulative net benefit of a roll-out by year, and what nine draws of ten lie within.",
    ),
}
ARGUMENTS = {
    "one-way": "helseiarbeid-2016",
    "one-way curve": "helseiarbeid-2016 --parameter effect.relative_reduction",
    "rules": "helseiarbeid-2025",
    "two-way": "helseiarbeid-2016 effect.relative_reduction absence.rate",
    "compare": "model-1 model-2",
    "evidence set": "--set odeen-both",
    "programme": "rollout-today",
    "spells measure": "--measure brief-intervention-200-days --share 0.3",
    "uncertainty": "helseiarbeid-2016",
    "uncertainty programme": "rollout-today",
}


def make(generated: Path) -> None:
    """Draw all pictures and write the page; what was drawn from the same source stays."""
    folder = generated / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    source = hashlib.sha256(
        b"".join(path.read_bytes() for path in sorted(PACKAGE.rglob("*.[py][ya]*")))
    ).hexdigest()
    stamp = folder / "source"
    fresh = stamp.exists() and stamp.read_text(encoding="utf-8") == source
    lines = [
        "# Gallery",
        "",
        "Every picture, drawn by the command under it when this site was built. All of them can also be had as PNG, PDF,",
        "HTML and CSV: the end of the file's name decides. In Norwegian with `hiacalc --language nb ...`.",
    ]
    for key in offered():
        title, said = PICTURES[key]
        name = key.replace(" ", "-").replace("_", "-")
        command = words_of(key)
        picture = _drawn(folder, name, command, fresh=fresh)
        lines += ["", f"## {title}", "", said, "", *picture]
        lines += ["", "```", f"hiacalc {' '.join(command)} --output {name}.svg", "```"]
    stamp.write_text(source, encoding="utf-8")
    (generated / "gallery.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def offered() -> list[str]:
    """The pictures that the commands offer; one that nothing is said of stops the build."""
    keys = []
    for command in (
        "one-way",
        "rules",
        "two-way",
        "compare",
        "programme",
        "spells",
        "evidence",
        "uncertainty",
    ):
        keys += [f"{command} {chart}".strip() for chart in charts(command)]
        if command == "evidence":
            keys.append("evidence set")
        if command == "spells":
            keys.append("spells measure")
    if unknown := sorted(set(keys) - set(PICTURES)):
        raise SystemExit(f"docs/build/gallery_page.py says nothing of the pictures {', '.join(unknown)}")
    return keys


def charts(command: str) -> list[str]:
    """What may follow `--chart`, read from the command's help; an empty name where there is one picture."""
    text = re.sub(r"\s+", " ", output(command, "--help"))
    if match := re.search(r"--chart <([^>]*)>", text):
        return match[1].split("|")
    if match := re.search(r"--chart NAME.*?: ((?:[\w-]+, )+[\w-]+)\.", text):
        return [name for name in match[1].split(", ") if name != "draws"]
    return [""]


def words_of(key: str) -> list[str]:
    """The words of the command that draws a picture, but for the file."""
    command, _, chart = key.partition(" ")
    arguments = ARGUMENTS.get(key, ARGUMENTS.get(command, "")).split()
    return [
        command,
        *arguments,
        *(["--chart", chart] if chart and command not in ("evidence", "spells") else []),
    ]


def _drawn(folder: Path, name: str, command: list[str], *, fresh: bool) -> list[str]:
    """What shows the picture: an image, a link where there is no browser to draw it, or why there is none."""
    for ending in ("svg", "html"):
        file = folder / f"{name}.{ending}"
        if not (fresh and file.exists()):
            asked = [
                sys.executable,
                "-m",
                "hiacalc",
                "--language",
                "en",
                *command,
                "--output",
                str(file),
                "--force",
            ]
            done = subprocess.run(asked, check=False, capture_output=True, encoding="utf-8")
            if done.returncode:
                file.unlink(missing_ok=True)
                continue
        alternative = PICTURES_ALT.format(name=name.replace("-", " "))
        if ending == "svg":
            return [f"![{alternative}](gallery/{file.name})"]
        return [f"No browser was there to draw it; [it opens as a page](gallery/{file.name})."]
    return ["It could not be drawn where this site was built."]


PICTURES_ALT = "The picture {name}, described in the text above"
