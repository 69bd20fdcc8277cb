"""The sheet and the slide for a meeting: one page each, with the figures of the run."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from hiacalc.model import Actor, Measure, Perspective
from hiacalc.present.document.meeting import meeting_sheet, meeting_slide
from hiacalc.present.document.pdf import pdf
from hiacalc.present.locale.language import language
from hiacalc.present.words.key_figures import FOUR, shown
from hiacalc.present.words.lead import condition
from hiacalc.present.words.run import finding
from hiacalc.scenario import changed, shipped, shipped_titles
from tests.present.document.made import CASE, LINK, meeting, pages, plain, solvang

LAID_OUT = [meeting_sheet, meeting_slide]
CODES = ["nb", "en"]
SPELLS = {"effect.acts_on": "length", "effect.days_shorter": 2, "effect.from_day": 17}


@pytest.mark.parametrize("code", CODES)
def test_the_sheet_tells_what_the_run_gives(code: str) -> None:
    about, texts = meeting(solvang()), language(code)
    (page,) = pages(pdf(meeting_sheet(about, texts)))
    run, view = about.run, about.perspective
    for sentence in (
        finding(run, view, texts),
        condition(run, view, texts, measured=False),
        CASE,
        "2025",
        "2026-01-31",
    ):
        assert plain(sentence) in page, sentence
    for figure in (shown(run, figure, view, texts) for figure in FOUR):
        assert plain(f"{figure.label} {figure.value}") in page
    for actor in run.ledger.actors:
        figures = run.single()
        nets = (figures.net_benefit(actor), figures.net_of(Measure.MONEY, actor))
        for net in nets:
            assert plain(texts.numbers.number(net)) in page, actor
    days = about.workplace.break_even_for(Actor.EMPLOYER).days
    assert days is not None
    assert plain(texts.numbers.number(days)) in page


@pytest.mark.parametrize("laid_out", LAID_OUT)
def test_the_link_can_be_read_and_followed(laid_out) -> None:
    data = pdf(laid_out(meeting(solvang()), language("nb")))
    (page,) = pages(data)
    assert LINK in page.replace(" ", "")
    links = [
        note.get_object()["/A"]["/URI"] for note in PdfReader(io.BytesIO(data)).pages[0].get("/Annots", [])
    ]
    assert set(links) == {LINK}


def test_a_link_that_is_too_long_to_print_can_be_followed_still() -> None:
    long = LINK + "&x=" + "y" * 5000
    data = pdf(meeting_sheet(meeting(solvang(), link=long), language("en")))
    (page,) = pages(data)
    assert "yyyy" not in page
    note = PdfReader(io.BytesIO(data)).pages[0]["/Annots"][0].get_object()
    assert note["/A"]["/URI"] == long


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("laid_out", LAID_OUT)
@pytest.mark.parametrize("perspective", [Perspective.SOCIETY, Perspective.EMPLOYER, Perspective.NAV])
def test_it_is_one_page_for_everybody(laid_out, code: str, perspective: Perspective) -> None:
    about = meeting(solvang(), perspective)
    assert len(pages(pdf(laid_out(about, language(code))))) == 1


@pytest.mark.parametrize("laid_out", LAID_OUT)
@pytest.mark.parametrize("name", sorted(shipped_titles()))
def test_it_is_one_page_for_every_scenario(laid_out, name: str) -> None:
    about = meeting(shipped(name), case="", link=None, named=())
    (page,) = pages(pdf(laid_out(about, language("nb"))))
    assert plain(shipped_titles()[name].in_language("nb"))[:40] in page
    assert "nan" not in re.split(r"\W+", page)


@pytest.mark.parametrize("laid_out", LAID_OUT)
@pytest.mark.parametrize("code", CODES)
def test_long_names_and_much_to_tell_still_make_one_page(laid_out, code: str) -> None:
    title = "En svært lang tittel på et eget scenario " * 40
    scenario = changed(
        shipped("helseiarbeid-2025"),
        {
            "title": {"nb": title, "en": title},
            "population.workers": 123_456.0,
            "delivery.activities": {"network_gathering": {"title": title[:200]}},
        },
    )
    long = LINK + "&x=" + "y" * (690 - len(LINK))
    about = meeting(scenario, case="W" * 60, link=long, rules="r-109-21", named=tuple(scenario.numbers)[:40])
    (page,) = pages(pdf(laid_out(about, language(code))))
    assert "W" * 60 in page.replace(" ", "")


@pytest.mark.parametrize("code", CODES)
def test_an_effect_on_spells_is_asked_about_in_its_own_unit(code: str) -> None:
    about = meeting(changed(solvang(), SPELLS), named=())
    (page,) = pages(pdf(meeting_sheet(about, language(code))))
    assert plain(condition(about.run, about.perspective, language(code), measured=False)) in page


def test_without_draws_it_asks_how_it_will_be_known() -> None:
    from dataclasses import replace

    about = replace(meeting(solvang()), drawn=None, spread=None)
    (page,) = pages(pdf(meeting_sheet(about, language("en"))))
    assert language("en").say("meeting.questions.measure") in page


def test_no_effect_is_asked_about_too() -> None:
    about = meeting(shipped("no-effect"), named=())
    (page,) = pages(pdf(meeting_sheet(about, language("nb"))))
    assert language("nb").say("meeting.questions.heading") in page


def test_the_slide_is_sixteen_to_nine_and_the_sheet_is_a4() -> None:
    sizes = []
    for laid_out in LAID_OUT:
        box = PdfReader(io.BytesIO(pdf(laid_out(meeting(solvang()), language("nb"))))).pages[0].mediabox
        sizes.append((float(box.width), float(box.height)))
    assert sizes[0] == pytest.approx((595.3, 841.9), abs=0.1)
    assert sizes[1][0] / sizes[1][1] == pytest.approx(16 / 9, abs=0.001)
