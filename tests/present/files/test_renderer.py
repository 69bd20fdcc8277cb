"""The browser that draws the pictures: kept warm, missed in plain words, replaced, and silent."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.files.export import rendered
from tests.servers import ROOT

pytestmark = pytest.mark.browser


PICTURES = ("png", "svg", "pdf")


NO_BROWSER = """
from choreographer.browsers import _chrome_constants as known
from choreographer.browsers.chromium import Chromium
for name, data in known.chromium_based_browsers.items():
    known.chromium_based_browsers[name] = known.BrowserInfo(data.exe_names, data.ms_prog_id, ())
Chromium.find_browser = classmethod(
    lambda cls, find=Chromium.find_browser, **asked: find(**{**asked, "skip_local": True})
)
"""


COMMAND = """
from hiacalc.__main__ import main
main()
"""


def browsers() -> set[int]:
    """The browsers that this process has started, their own helpers left out."""
    parents, mains = {}, set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text()
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        process = int(folder.name)
        parents[process] = int(status.rpartition(")")[2].split()[1])
        if b"chrom" in words[0].lower() and not any(word.startswith(b"--type=") for word in words):
            mains.add(process)

    def ours(process: int) -> bool:
        while process > 1:
            process = parents.get(process, 0)
            if process == os.getpid():
                return True
        return False

    return {process for process in mains if ours(process)}


def bare(code: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own, with nothing on the path."""
    inherited = {name: value for name, value in os.environ.items() if name != "BROWSER_PATH"}
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=inherited | {"PATH": "/nowhere", "HIACALC_LANGUAGE": "en"} | environment,
        timeout=20,
    )


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="counts processes in /proc")
def test_later_pictures_start_no_new_browser(base: Exhibit) -> None:
    rendered(base, "svg")
    before = browsers()
    assert before
    for form in PICTURES:
        assert len(rendered(base, form)) > 1000
    assert browsers() == before


@pytest.mark.parametrize("form", ["png", "html", "csv"])
def test_without_a_browser_pictures_say_so_and_the_rest_works(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"chart.{form}"
    done = bare(NO_BROWSER + COMMAND, "one-way", "helseiarbeid-2016", "--output", str(file))
    if form in PICTURES:
        assert done.returncode == 2
        assert "pictures need a browser. Install Chromium" in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
        assert list(tmp_path.iterdir()) == []
    else:
        assert done.returncode == 0, done.stderr
        assert file.stat().st_size > 1000


@pytest.mark.parametrize(
    ("browser", "reason"),
    [("/nowhere/chromium", "Install Chromium"), (shutil.which("false"), "could not start")],
    ids=["missing", "unable"],
)
def test_a_browser_that_is_not_there_or_does_not_start_is_told(
    browser: str, reason: str, tmp_path: Path
) -> None:
    file = tmp_path / "chart.svg"
    done = bare(COMMAND, "one-way", "helseiarbeid-2016", "--output", str(file), BROWSER_PATH=browser)
    assert done.returncode == 2
    assert "pictures need a browser" in done.stderr
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the browser in /proc")
def test_a_browser_installed_later_is_found_and_one_that_dies_or_loses_its_folder_is_replaced() -> None:
    """As in a page that is served for weeks."""
    code = """
import os, shutil, signal
from hiacalc.present.files.renderer import _current
from hiacalc.scenario import ScenarioError
from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.present.files.export import rendered
from tests.present.cases import BASE, exhibit
from tests.present.files.test_renderer import browsers
shown = exhibit(one_way(BASE))
def draw():
    try:
        print(rendered(shown, "svg")[:4].decode(), flush=True)
    except ScenarioError as error:
        print(error.problems[0].code, flush=True)
os.environ["BROWSER_PATH"] = "/nowhere/chromium"
draw()
draw()
del os.environ["BROWSER_PATH"]
draw()
for process in browsers():
    os.kill(process, signal.SIGKILL)
draw()
draw()
shutil.rmtree(_current[0].folder)
draw()
draw()
"""
    done = bare(code, PATH=os.environ["PATH"])
    assert done.stdout.split() == ["browser_missing"] * 2 + ["<svg"] * 5, done.stderr


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the browser in /proc")
def test_a_page_that_dies_while_the_browser_is_warm_is_noticed_and_replaced() -> None:
    code = """
import os, signal, time
from pathlib import Path
from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.present.files.export import rendered
from hiacalc.present.files.renderer import _current
from tests.present.cases import BASE, exhibit
shown = exhibit(one_way(BASE))
print(rendered(shown, "svg")[:4].decode())
group = os.getpgid(_current[0].kaleido.subprocess.pid)
pages = [
    int(words.parent.name)
    for words in Path("/proc").glob("[0-9]*/cmdline")
    if b"--type=renderer" in words.read_bytes() and os.getpgid(int(words.parent.name)) == group
]
for page in pages:
    os.kill(page, signal.SIGKILL)
killed = time.monotonic()
while not _current[0].gone() and time.monotonic() < killed + 5:
    time.sleep(0.01)
print(len(pages), _current[0].gone(), rendered(shown, "svg")[:4].decode())
"""
    done = bare(code, PATH=os.environ["PATH"])
    assert done.stdout.split() == ["<svg", "1", "True", "<svg"], done.stderr
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the browser in /proc")
def test_a_browser_that_hangs_is_ended_and_told(tmp_path: Path) -> None:
    silent, number = tmp_path / "browser", tmp_path / "number"
    silent.write_text(f"#!/bin/sh\necho $$ > '{number}'\nexec {shutil.which('sleep')} 180\n")
    silent.chmod(0o755)
    hurried = "import hiacalc.present.files.renderer\nhiacalc.present.files.renderer._PATIENCE = 6\n"
    file = tmp_path / "chart.svg"
    done = bare(
        hurried + COMMAND, "one-way", "helseiarbeid-2016", "--output", str(file), BROWSER_PATH=str(silent)
    )
    assert done.returncode == 2
    assert "the browser does not answer" in done.stderr
    assert "Traceback" not in done.stderr
    running = Path("/proc", number.read_text().strip(), "cmdline")
    assert not running.exists() or running.read_bytes() == b""  # ended, and perhaps not yet cleared away


def test_what_the_renderer_logs_does_not_reach_the_terminal() -> None:
    """A closing browser's last word, come together with a message, is read as broken JSON and logged."""
    code = """
import os
from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.present.files.export import rendered
from tests.present.cases import BASE, exhibit
print(rendered(exhibit(one_way(BASE)), "svg")[:4].decode())
from choreographer.channels.pipe import Pipe
pipe = Pipe()
pipe.open()
os.write(pipe.from_external_to_choreo, b'{"id": 1}\\0{bye}\\n\\0')
print(len(pipe.read_jsons()[0]))
"""
    done = bare(code, PATH=os.environ["PATH"])
    assert done.stdout.split() == ["<svg", "1"]
    assert done.stderr == ""


@pytest.mark.parametrize("missing", ["kaleido", "plotly"])
@pytest.mark.parametrize("form", ["png", "html", "csv"])
def test_without_the_drawing_packages_the_message_says_what_to_install(
    form: str, missing: str, tmp_path: Path
) -> None:
    code = f"import sys; sys.modules.update(dict.fromkeys(['kaleido', {missing!r}]))" + COMMAND
    file = tmp_path / f"chart.{form}"
    done = bare(code, "one-way", "helseiarbeid-2016", "--output", str(file))
    assert "Traceback" not in done.stderr
    needs = form == "png" or (form, missing) == ("html", "plotly")
    assert done.returncode == (2 if needs else 0)
    assert file.exists() is not needs
    if needs:
        assert 'pip install "hiacalc[app]"' in done.stderr
