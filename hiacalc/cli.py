"""The command line: data to stdout, messages to stderr; exit 0 done, 1 a check failed, 2 bad input."""

from __future__ import annotations

import datetime
import io
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer.exceptions import TyperException

from hiacalc import completion
from hiacalc.analysis.sampling import Method
from hiacalc.given import require_one_stdin, scenario_at, scenarios_at
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.present.csv_style import Style
from hiacalc.present.exhibits import Picture
from hiacalc.present.language import Language, language, of_terminal, preferred
from hiacalc.present.messages import messages
from hiacalc.present.uncertainty_exhibits import UncertaintyPicture
from hiacalc.scenario import Mark, Problem, Scenario, ScenarioError, changed, is_shipped, shipped
from hiacalc.scenario.document import scalar
from hiacalc.scenario.number import read_number
from hiacalc.scenario.problems import nearest, printable, shown
from hiacalc.version import version

if TYPE_CHECKING:
    from hiacalc.analysis.plausibility import Misfit
    from hiacalc.analysis.uncertainty import Uncertainty
    from hiacalc.analysis.value_of_information import ValueOfInformation
    from hiacalc.present.drawn_origin import DrawnOrigin

BASE = "helseiarbeid-2016"
DRAWS = "draws"
CHARTS = (*UncertaintyPicture, DRAWS)


class Format(StrEnum):
    """How results are written."""

    TEXT = "text"
    JSON = "json"


def _asked_language(words: list[str]) -> str:
    """The language asked for with `--language`, known before the help texts are made."""
    for place, word in enumerate(words):
        if word == "--language":
            return preferred(*words[place + 1 : place + 2], of_terminal())
        if word.startswith("--language="):
            return preferred(word.partition("=")[2], of_terminal())
    return of_terminal()


TEXTS: Language = language(_asked_language(sys.argv[1:]))
_say = TEXTS.say

cli = typer.Typer(
    help=_say("cli.help"),
    epilog=_say("cli.example"),
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ScenarioFile = Annotated[
    str,
    typer.Argument(metavar="SCENARIO", help=_say("cli.scenario"), autocompletion=completion.scenarios),
]
Changes = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="PATH=VALUE", help=_say("cli.set"), autocompletion=completion.changes),
]
View = Annotated[Perspective, typer.Option(help=_say("cli.perspective"))]
Result = Annotated[Outcome, typer.Option(help=_say("cli.outcome"))]
ScenarioFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="SCENARIO...", help=_say("cli.compare.scenarios"), autocompletion=completion.scenarios
    ),
]
Parameters = Annotated[
    list[str] | None,
    typer.Option(
        "--parameter",
        metavar="PATH",
        help=_say("cli.one_way.parameter"),
        autocompletion=completion.ranged,
    ),
]
Output = Annotated[Path | None, typer.Option(metavar="FILE", help=_say("cli.one_way.output"))]
Csv = Annotated[Style, typer.Option("--csv", help=_say("cli.csv"))]
Force = Annotated[bool, typer.Option("--force", help=_say("cli.one_way.force"))]
Written = Annotated[Format, typer.Option("--format", help=_say("cli.format"))]


def _known_language(asked: str | None) -> str | None:
    if asked is not None and preferred(asked, fallback="") == "":
        _stop(_say("app.language", found=shown(asked)))
    return asked


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"hiacalc {version()}")
        raise typer.Exit


@cli.callback()
def _common(
    _language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nb|en",
            callback=_known_language,
            help=_say("cli.language"),
            autocompletion=completion.languages,
        ),
    ] = None,
    _show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=_say("cli.version"))
    ] = False,
    _install: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            callback=completion.install_completion,
            is_eager=True,
            help=_say("cli.install_completion"),
        ),
    ] = False,
    _show: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            callback=completion.show_completion,
            is_eager=True,
            help=_say("cli.show_completion"),
        ),
    ] = False,
) -> None:
    """Options that stand before the command."""


@cli.command("run", help=_say("cli.run.help"), epilog=_say("cli.run.example"))
def run(
    scenario: ScenarioFile,
    changes: Changes = None,
    perspective: View = Perspective.SOCIETY,
    written: Written = Format.TEXT,
) -> None:
    """Costs, gains and net benefit of a scenario."""
    from hiacalc.analysis.left_out import left_out
    from hiacalc.analysis.workplaces import extra_for_whole_groups
    from hiacalc.present.cautions import cautions
    from hiacalc.present.machine import run_data, to_json
    from hiacalc.present.numbers import Numbers
    from hiacalc.present.origin import Origin
    from hiacalc.present.report import run_report

    given = scenario_at(scenario, changes or ())
    evaluation = evaluate(given)
    doubtful = () if not changes and is_shipped(scenario) else _misfits(given)
    origin = Origin(given, perspective, datetime.date.today(), len(changes or ()))
    beyond, extra = left_out(evaluation, perspective), extra_for_whole_groups(evaluation, perspective)
    if written is Format.JSON:
        typer.echo(to_json(run_data(evaluation, perspective, origin, beyond, extra, doubtful)))
    else:
        base = given if not changes and is_shipped(scenario, BASE) else shipped(BASE)
        numbers = Numbers(TEXTS.code, typeset=False)
        said = [*cautions(beyond, extra, TEXTS, numbers), *_misfits_said(doubtful, given)]
        typer.echo(run_report(evaluation, perspective, base, origin, TEXTS, said), nl=False)


def _misfits(given: Scenario) -> tuple[Misfit, ...]:
    """Values and doubt that do not fit together; a test holds the shipped scenarios to having none."""
    from hiacalc.analysis.plausibility import misfits

    return misfits(given)


def _misfits_said(doubtful: Sequence[Misfit], given: Scenario) -> list[str]:
    if not doubtful:
        return []
    from hiacalc.present.misfit_words import misfits_said
    from hiacalc.present.numbers import Numbers

    return misfits_said(doubtful, given, TEXTS, Numbers(TEXTS.code, typeset=False))


@cli.command("one-way", help=_say("cli.one_way.help"), epilog=_say("cli.one_way.example"))
def one_way(  # noqa: PLR0917 - Typer reads the options off the signature
    scenario: ScenarioFile,
    changes: Changes = None,
    outcome: Result = Outcome.NET_BENEFIT,
    perspective: View = Perspective.SOCIETY,
    parameter: Parameters = None,
    picture: Annotated[Picture, typer.Option("--chart", help=_say("cli.one_way.chart"))] = Picture.TORNADO,
    top: Annotated[int, typer.Option(min=1, max=100, help=_say("cli.one_way.top"))] = 12,
    output: Output = None,
    csv: Csv = Style.READER,
    force: Force = False,
    written: Written = Format.TEXT,
) -> None:
    """How far each input alone moves an outcome."""
    from hiacalc.analysis.one_way import one_way as sweep
    from hiacalc.present.answers import one_way_table
    from hiacalc.present.machine import one_way_data, to_json
    from hiacalc.present.origin import Origin

    given = scenario_at(scenario, changes or ())
    found = sweep(given, outcome, perspective, parameter or None)
    origin = Origin(given, perspective, datetime.date.today(), len(changes or ()))
    if output is not None:
        from hiacalc.present.exhibits import one_way_exhibit
        from hiacalc.present.export import save

        paper = output.suffix.lower() == ".pdf"
        exhibit = one_way_exhibit(found, picture, origin, TEXTS, top=top, paper=paper)
        save(exhibit, output, force=force, style=csv)
        typer.echo(_say("files.written", file=printable(str(output))), err=True)
    if written is Format.JSON:
        typer.echo(to_json(one_way_data(found, TEXTS)))
    elif output is None:
        typer.echo(one_way_table(found, top, origin, TEXTS), nl=False)


@cli.command("two-way", help=_say("cli.two_way.help"), epilog=_say("cli.two_way.example"))
def two_way(  # noqa: PLR0917 - Typer reads the options off the signature
    scenario: ScenarioFile,
    path_x: Annotated[
        str,
        typer.Argument(metavar="PATH_X", help=_say("cli.two_way.x"), autocompletion=completion.inputs),
    ],
    path_y: Annotated[
        str,
        typer.Argument(metavar="PATH_Y", help=_say("cli.two_way.y"), autocompletion=completion.inputs),
    ],
    changes: Changes = None,
    outcome: Result = Outcome.NET_BENEFIT,
    perspective: View = Perspective.SOCIETY,
    output: Output = None,
    csv: Csv = Style.READER,
    force: Force = False,
    written: Written = Format.TEXT,
) -> None:
    """What comes out when two inputs move together."""
    from hiacalc.analysis.two_way import two_way as grid
    from hiacalc.present.cautions import cut_said
    from hiacalc.present.machine import to_json, two_way_data
    from hiacalc.present.numbers import Numbers
    from hiacalc.present.origin import Origin
    from hiacalc.present.two_way_map import finding

    given = scenario_at(scenario, changes or ())
    found = grid(given, path_x, path_y, outcome, perspective)
    origin = Origin(given, perspective, datetime.date.today(), len(changes or ()))
    if output is not None:
        from hiacalc.present.exhibits import two_way_exhibit
        from hiacalc.present.export import save

        paper = output.suffix.lower() == ".pdf"
        save(two_way_exhibit(found, origin, TEXTS, paper=paper), output, force=force, style=csv)
        typer.echo(_say("files.written", file=printable(str(output))), err=True)
    if written is Format.JSON:
        typer.echo(to_json(two_way_data(found)))
    elif output is None:
        typer.echo(f"{finding(found, TEXTS, Numbers(TEXTS.code, typeset=False))}.")
        if found.cut:
            typer.echo(cut_said(found.cut, given, TEXTS))
        typer.echo(origin.line(TEXTS, typeset=False))


@cli.command("compare", help=_say("cli.compare.help"), epilog=_say("cli.compare.example"))
def compare(  # noqa: PLR0917 - Typer reads the options off the signature
    scenarios: ScenarioFiles,
    perspective: View = Perspective.SOCIETY,
    output: Output = None,
    csv: Csv = Style.READER,
    force: Force = False,
    written: Written = Format.TEXT,
) -> None:
    """How scenarios differ from the first one."""
    from hiacalc.analysis.compare import compare_all
    from hiacalc.present.comparison import comparison_report
    from hiacalc.present.machine import comparison_data, to_json
    from hiacalc.present.origin import Origin

    if len(scenarios) < 2:
        raise ScenarioError([Problem("two_scenarios", Mark("compare"))])
    base, *others = scenarios_at(scenarios)
    found = compare_all(base, others, perspective)
    origins = [Origin(given, perspective, datetime.date.today()) for given in (base, *others)]
    if output is not None:
        from hiacalc.present.exhibits import compare_exhibit
        from hiacalc.present.export import save

        paper = output.suffix.lower() == ".pdf"
        save(compare_exhibit(found, origins, TEXTS, paper=paper), output, force=force, style=csv)
        typer.echo(_say("files.written", file=printable(str(output))), err=True)
    if written is Format.JSON:
        typer.echo(to_json([comparison_data(one) for one in found]))
    elif output is None:
        typer.echo(comparison_report(found, origins, TEXTS), nl=False)


@cli.command("threshold", help=_say("cli.threshold.help"), epilog=_say("cli.threshold.example"))
def threshold(  # noqa: PLR0917 - Typer reads the options off the signature
    scenario: ScenarioFile,
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help=_say("cli.threshold.path"), autocompletion=completion.inputs),
    ] = None,
    target: Annotated[str, typer.Option(metavar="NUMBER", help=_say("cli.threshold.target"))] = "0",
    changes: Changes = None,
    outcome: Result = Outcome.NET_BENEFIT,
    perspective: View = Perspective.SOCIETY,
    written: Written = Format.TEXT,
) -> None:
    """The value of an input at which an outcome reaches a target."""
    from hiacalc.analysis.threshold import threshold as solve
    from hiacalc.present.answers import threshold_answer
    from hiacalc.present.machine import threshold_data, to_json

    given = scenario_at(scenario, changes or ())
    if path is None:
        if outcome is not Outcome.NET_BENEFIT or _number(target, "--target") != 0.0:
            raise ScenarioError([Problem("path_needed", Mark("threshold"))])
        _all_thresholds(given, perspective, written)
        return
    found = solve(given, path, _number(target, "--target"), outcome, perspective)
    if written is Format.JSON:
        typer.echo(to_json(threshold_data(found)))
    else:
        typer.echo(threshold_answer(found, given, TEXTS))


def _all_thresholds(given: Scenario, perspective: Perspective, written: Format) -> None:
    from hiacalc.analysis.decision import break_even, turning_points
    from hiacalc.evidence.working_time import read_working_time
    from hiacalc.present.answers import decision_answer
    from hiacalc.present.machine import decision_data, to_json

    time = read_working_time()
    found = turning_points(given, perspective)
    even = break_even(evaluate(given), time.hours_per_day, time.spell_working_days, perspective)
    if written is Format.JSON:
        typer.echo(to_json(decision_data(found, even)))
    else:
        typer.echo(decision_answer(found, even, given, TEXTS))


@cli.command("reproduce", help=_say("cli.reproduce.help"), epilog=_say("cli.reproduce.example"))
def reproduce(written: Written = Format.TEXT) -> None:
    """The report's figures beside the computed ones."""
    from hiacalc.analysis.reproduce import reproduce as compare
    from hiacalc.evidence.report_2016 import read_report
    from hiacalc.present.answers import reproduction
    from hiacalc.present.machine import reproduced_data, to_json

    found = compare(read_report(), shipped(BASE))
    if written is Format.JSON:
        typer.echo(to_json(reproduced_data(found)))
    else:
        typer.echo(reproduction(found, TEXTS), nl=False)
    if not all(row.as_expected for row in found):
        raise typer.Exit(1)


@cli.command("evidence", help=_say("cli.evidence.help"), epilog=_say("cli.evidence.example"))
def evidence(
    name: Annotated[
        str | None,
        typer.Option(
            "--set", metavar="NAME", help=_say("cli.evidence.set"), autocompletion=completion.evidence
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help=_say("cli.evidence.output"))] = None,
    csv: Csv = Style.READER,
    force: Force = False,
    written: Written = Format.TEXT,
) -> None:
    """The studies behind the effect, and the distributions they give."""
    from hiacalc.analysis.effect_sets import effect_set
    from hiacalc.evidence.effect_sets import read_effect_sets
    from hiacalc.evidence.studies import read_studies
    from hiacalc.present.evidence_data import evidence_data
    from hiacalc.present.evidence_origin import EvidenceOrigin
    from hiacalc.present.evidence_report import evidence_report, set_report
    from hiacalc.present.machine import to_json

    studies, sets = read_studies(), read_effect_sets()
    chosen = None if name is None else effect_set(name, sets, studies)
    origin = EvidenceOrigin.of(chosen, studies, datetime.date.today())
    if output is not None:
        from hiacalc.present.export import save
        from hiacalc.present.forest import forest_exhibit

        save(forest_exhibit(chosen, studies, sets, origin, TEXTS), output, force=force, style=csv)
        typer.echo(_say("files.written", file=printable(str(output))), err=True)
    if written is Format.JSON:
        typer.echo(to_json(evidence_data(studies, sets, chosen)))
    elif output is None and chosen is None:
        typer.echo(evidence_report(studies, sets, origin, TEXTS), nl=False)
    elif output is None and chosen is not None:
        typer.echo(set_report(chosen, studies, sets, origin, TEXTS), nl=False)


@cli.command("uncertainty", help=_say("cli.uncertainty.help"), epilog=_say("cli.uncertainty.example"))
def uncertainty(  # noqa: PLR0917 - Typer reads the options off the signature
    scenario: ScenarioFile,
    changes: Changes = None,
    evidence_set: Annotated[
        str | None,
        typer.Option(
            "--evidence",
            metavar="SET",
            help=_say("cli.uncertainty.evidence"),
            autocompletion=completion.evidence,
        ),
    ] = None,
    draw_too: Annotated[
        list[str] | None, typer.Option("--draw", metavar="PATH", help=_say("cli.uncertainty.draw"))
    ] = None,
    draws: Annotated[int, typer.Option(metavar="N", help=_say("cli.uncertainty.draws"))] = 20_000,
    seed: Annotated[int, typer.Option(metavar="S", min=0, help=_say("cli.uncertainty.seed"))] = 1,
    method: Annotated[Method, typer.Option(help=_say("cli.uncertainty.method"))] = Method.SOBOL,
    outcome: Result = Outcome.NET_BENEFIT,
    perspective: View = Perspective.SOCIETY,
    population: Annotated[
        int | None,
        typer.Option(metavar="WORKERS", min=1, max=10**8, help=_say("cli.uncertainty.population")),
    ] = None,
    years: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=100, help=_say("cli.uncertainty.years"))
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=PATH,PATH", help=_say("cli.uncertainty.group")),
    ] = None,
    chart: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help=_say("cli.uncertainty.chart", charts=", ".join(CHARTS)),
            autocompletion=completion.uncertainty_charts,
        ),
    ] = UncertaintyPicture.EVIDENCE,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help=_say("cli.uncertainty.output"))] = None,
    csv: Csv = Style.READER,
    force: Force = False,
    written: Written = Format.TEXT,
) -> None:
    """How likely it is that the measure pays, and what is worth knowing."""
    from hiacalc.analysis.uncertainty import uncertainty as draw
    from hiacalc.analysis.value_of_information import value_of_information
    from hiacalc.present.drawn_origin import DrawnOrigin
    from hiacalc.present.origin import Origin
    from hiacalc.present.progress import Progress

    given = scenario_at(scenario, changes or ())
    if evidence_set is not None:
        given = changed(given, {"effect.evidence": evidence_set})
    also = tuple(dict.fromkeys(draw_too or ()))
    groups = _asked_groups(group or (), given, also)
    picture = _asked_chart(chart, output, force=force)
    with Progress("cli.uncertainty.progress", sys.stderr, TEXTS) as progress:
        found = draw(
            given,
            outcome,
            perspective,
            also=also,
            draws=draws,
            seed=seed,
            method=method,
            progress=progress,
        )
    origin = DrawnOrigin.of(Origin(given, perspective, datetime.date.today(), len(changes or ())), found)
    only_drawn = output is not None and written is Format.TEXT
    unasked = only_drawn and picture is not UncertaintyPicture.WORTH
    worth = None if unasked else value_of_information(found, groups)
    if output is not None:
        _save_uncertainty(found, picture, worth, origin, output, force=force, style=csv)
    if only_drawn or worth is None:
        return
    from hiacalc.analysis.evidence_spread import evidence_spread
    from hiacalc.analysis.expectation import expectation
    from hiacalc.analysis.plausibility import misfits
    from hiacalc.present.doubts import Decision, Doubts, shares_of

    asked = population is not None or years is not None
    told = Doubts(
        found=found,
        spread=evidence_spread(found),
        expectation=expectation(found),
        misfits=misfits(given),
        worth=worth,
        shares=shares_of(found),
        origin=origin,
        decision=Decision(population or worth.workers, years or 1) if asked else None,
    )
    if written is Format.JSON:
        from hiacalc.present.machine import to_json
        from hiacalc.present.uncertainty_data import uncertainty_data

        typer.echo(to_json(uncertainty_data(told)))
    else:
        from hiacalc.present.uncertainty_report import uncertainty_report

        typer.echo(uncertainty_report(told, TEXTS), nl=False)


def _asked_chart(chart: str, output: Path | None, *, force: bool) -> UncertaintyPicture | None:
    """The picture asked for, None for the draws themselves; whether the file can be, before any work."""
    if chart not in CHARTS:
        near = nearest(chart, CHARTS)
        problem = Problem("not_a_choice", Mark("--chart"), "", shown(chart), ", ".join(CHARTS), near)
        raise ScenarioError([problem])
    of_draws = chart == DRAWS or (output is not None and output.suffix.lower() == ".parquet")
    if output is not None:
        from hiacalc.present.draws_file import FORMATS, require_writer
        from hiacalc.present.export import FORMATS as PICTURES
        from hiacalc.present.export import asked_format

        asked_format(output, force=force, formats=FORMATS if of_draws else (*PICTURES, "parquet"))
        require_writer(output)
    return None if of_draws else UncertaintyPicture(chart)


def _asked_groups(
    texts: Iterable[str], given: Scenario, also: tuple[str, ...]
) -> dict[str, list[str]] | None:
    """Inputs to be known together, by name; None where the scenario's sections are to stand."""
    from hiacalc.analysis.distributions import marginals
    from hiacalc.analysis.value_of_information import require_uncertain

    found: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for text in texts:
        name, _, paths = text.partition("=")
        listed = list(dict.fromkeys(path.strip() for path in paths.split(",") if path.strip()))
        if not name.strip() or not listed or name.strip() in found:
            mark = Mark(f"--group {shown(text)}")
            problems.append(Problem("bad_group", mark, allowed="NAME=PATH,PATH"))
        found[name.strip()] = listed
    if problems:
        raise ScenarioError(problems)
    require_uncertain(found, marginals(given, also))
    return found or None


def _save_uncertainty(
    found: Uncertainty,
    picture: UncertaintyPicture | None,
    worth: ValueOfInformation | None,
    origin: DrawnOrigin,
    output: Path,
    *,
    force: bool,
    style: Style,
) -> None:
    if picture is None:
        from hiacalc.present.draws_file import save_draws
        from hiacalc.present.progress import Progress

        with Progress("files.writing", sys.stderr, TEXTS) as progress:
            save_draws(found, output, origin, TEXTS, style=style, force=force, progress=progress)
    else:
        from hiacalc.analysis.evidence_spread import evidence_spread
        from hiacalc.present.export import save
        from hiacalc.present.uncertainty_exhibits import uncertainty_exhibit

        paper = output.suffix.lower() == ".pdf"
        spread = evidence_spread(found)
        exhibit = uncertainty_exhibit(found, picture, origin, TEXTS, worth=worth, spread=spread, paper=paper)
        save(exhibit, output, force=force, style=style)
    typer.echo(_say("files.written", file=printable(str(output))), err=True)


@cli.command("validate", help=_say("cli.validate.help"), epilog=_say("cli.validate.example"))
def validate(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help=_say("cli.validate.files"), autocompletion=completion.scenarios
        ),
    ],
) -> None:
    """Check scenario files."""
    from hiacalc.analysis.plausibility import misfits
    from hiacalc.analysis.soundness import require_sound
    from hiacalc.present.misfit_words import misfits_said
    from hiacalc.present.numbers import Numbers

    require_one_stdin(files)
    failed = False
    for file in files:
        try:
            given = scenario_at(file)
            require_sound(given)
            doubtful = misfits_said(misfits(given), given, TEXTS, Numbers(TEXTS.code, typeset=False))
        except ScenarioError as error:
            failed = True
            _complain(error)
        else:
            typer.echo(_say("validate.fine", file=printable(file)))
            for text in doubtful:
                typer.echo(text, err=True)
    if failed:
        raise typer.Exit(2)


@cli.command("schema", help=_say("cli.schema.help"), epilog=_say("cli.schema.example"))
def schema() -> None:
    """The JSON Schema of scenario files."""
    from hiacalc.present.machine import to_json
    from hiacalc.scenario.editor import json_schema

    typer.echo(to_json(json_schema()))


@cli.command("app", help=_say("cli.app.help"), epilog=_say("cli.app.example"))
def app(
    port: Annotated[int, typer.Option(min=1, max=65535, help=_say("cli.app.port"))] = 8501,
    host: Annotated[str, typer.Option(help=_say("cli.app.host"))] = "localhost",
    public: Annotated[
        list[str] | None,
        typer.Option("--public-host", metavar="NAME", help=_say("cli.app.public_host")),
    ] = None,
) -> None:
    """Serve the calculator in the browser."""
    import subprocess
    from importlib.util import find_spec

    from hiacalc.ui.address import EVERYWHERE, PUBLIC_HOSTS, fault_of, is_host_name, public_hosts

    if find_spec("streamlit") is None or find_spec("plotly") is None:
        _stop(_say("app.needs_extra"))
    names = public or []
    for name in names:
        if not is_host_name(name):
            _stop(_say("app.public_host", found=shown(name)))
    fault = fault_of(host, port)
    if fault is not None:
        _stop(_say(f"app.address.{fault.value}", host=shown(host), port=port))
    package = Path(__file__).resolve().parent
    beside = package.parent / "app.py"
    script = beside if (package.parent / "pyproject.toml").is_file() else package / "ui" / "start" / "app.py"
    # -P: nothing is imported from the folder one stands in
    command = [sys.executable, "-P", "-m", "hiacalc.ui.serving", str(script)]
    seen = "localhost" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    command += [f"--server.port={port}", f"--server.address={host}", f"--browser.serverAddress={seen}"]
    environment = os.environ | {PUBLIC_HOSTS: ",".join([*public_hosts(), *names])}
    if (package.parent / "pyproject.toml").is_file():
        found = [str(package.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
        environment["PYTHONPATH"] = os.pathsep.join(found)  # for a copy that is not installed
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(command[0], command, environment)  # noqa: S606 - our own interpreter, no shell
    raise typer.Exit(subprocess.call(command, env=environment))  # noqa: S603 - the same where exec is missing


def _number(text: str, option: str) -> float:
    code, number = read_number(scalar(text), share=False)
    if number is None:
        raise ScenarioError([Problem(code, Mark(option), found=shown(text))])
    return number


def _complain(error: ScenarioError) -> None:
    for text in messages(error, TEXTS):
        _tell(text)


def _complain_of_usage(error: TyperException, names: Sequence[str]) -> None:
    if type(error).__name__ == "NoArgsIsHelpError":  # no command named: the message is the help
        typer.echo(error.message)
        return
    from hiacalc.usage import usage_problem

    _complain(ScenarioError([usage_problem(error, names)]))
    command = next((word for word in sys.argv[1:] if word in names), "")
    _tell(_say("cli.usage", command=f"hiacalc {command}".rstrip()))


def _tell(text: str) -> None:
    """Say what is wrong; where that cannot be written either, the exit code has to do."""
    with suppress(OSError):
        typer.echo(text, err=True)


def _stop(text: str) -> NoReturn:
    _tell(text)
    raise typer.Exit(2)


def _asked_command() -> None:
    """Make the one command that is asked for; all of them for help, or where none is named first."""
    asked = [info for info in cli.registered_commands if info.name in sys.argv[1:2]]
    cli.registered_commands = asked or cli.registered_commands


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # names of files need not be UTF-8; what is no letter is then told as an escape
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    names = [info.name for info in cli.registered_commands if info.name]
    _asked_command()
    completion.make_ready()
    try:
        sys.exit(cli(standalone_mode=False))
    except ScenarioError as error:
        _complain(error)
        sys.exit(2)
    except TyperException as error:
        _complain_of_usage(error, names)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except (MemoryError, ImportError) as error:
        if isinstance(error, ImportError) and "failed to map" not in str(error):
            raise
        _tell(_say("problems.memory_ran_out"))
        sys.exit(2)
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            _tell(_say("app.output", found=error.strerror or ""))
            _leave(2)
        # the reader has gone, as with `| head`; leave without a word
        _leave(0)


def _leave(code: int) -> NoReturn:
    """Stop without a last attempt to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
