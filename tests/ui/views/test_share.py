"""What is kept and handed on says what was changed."""

import pytest

from hiacalc.scenario import parse
from hiacalc.scenario.quantity import Basis, Provenance
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.writing import to_yaml
from hiacalc.ui.session.state import REPORT, shipped_scenario
from hiacalc.ui.views.own_numbers import (
    RATE,
    SIZE,
    WAGE,
    WORKERS,
)
from hiacalc.ui.views.share import _named
from tests.ui.driving import labelled
from tests.ui.views.own_entries import TYPED, applied, new


@pytest.mark.parametrize("base", [None, shipped_scenario(REPORT)], ids=["whole", "differences"])
def test_a_downloaded_file_never_calls_a_readers_figure_published(base) -> None:
    state = applied(new(), TYPED)
    state.change("effect.relative_reduction", 0.08)
    state.change("effect.duration", 4.0)
    kept = quantities(parse(to_yaml(_named(state, state.current()), base).encode(), "kept"))
    assert kept == quantities(state.current())
    assert {kept[path].provenance for path in (WORKERS, SIZE, RATE, WAGE)} == {Provenance.OWN}
    for path in ("effect.relative_reduction", "effect.duration"):
        assert kept[path].provenance is Provenance.MOVED
        assert kept[path].source is None
        assert kept[path].basis is Basis.JUDGEMENT


def test_changes_to_an_own_file_without_description_can_be_kept(opened) -> None:
    page = opened("result", own=True, share=True)
    county = b"schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\ntitle: Our county\n"
    page.file_uploader[0].upload("county.yaml", county).run()
    slider = labelled(page.select_slider, "Reduction in sickness absence")
    slider.set_value(0.06).run()
    assert not page.exception
    assert len(page.get("download_button")) >= 2
