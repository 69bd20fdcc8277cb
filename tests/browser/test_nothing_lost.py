"""Nothing is lost: the address holds the state, Back and Forward move through it, and cases are kept."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from hiacalc.scenario import shipped
from hiacalc.ui.session.link import query
from hiacalc.ui.session.state import OPENING, State, View
from tests.browser.test_page import EN, NB, both, figure, move, spaced
from tests.browser.views import LOCALES, settle, show

pytestmark = pytest.mark.browser

OPENED = {"nb": "6,58 mill. kr", "en": "NOK 6.58 million"}


def code_of(words) -> str:
    return "nb" if words is NB else "en"


def opening_figure(page: Page, words) -> None:
    expect(figure(page)).to_have_text(spaced(OPENED[code_of(words)]))


def asked(page: Page) -> dict[str, str]:
    """What the address says."""
    return dict(parse_qsl(urlsplit(page.url).query))


def net(page: Page, words) -> str:
    return figure(page).inner_text()


def percent(handle: Locator) -> float:
    """Where a slider stands."""
    text = handle.get_attribute("aria-valuetext") or ""
    return float(text.replace(",", ".").split()[0])


def reopened(page: Page) -> None:
    page.reload()
    page.get_by_role("heading", level=1).wait_for(timeout=60_000)
    settle(page)


def went(page: Page, way: str) -> None:
    getattr(page, way)()
    settle(page)


def test_a_page_opened_bare_stays_bare_until_something_changes(open_page) -> None:
    page = open_page("nb-NO")
    assert asked(page) == {}
    move(page, NB["reduction"], "ArrowRight", 1)
    settle(page)
    assert asked(page)["seal"]
    assert page.complaints == []


@both
def test_a_reload_keeps_values_view_and_language(open_page, words) -> None:
    page = open_page(words["locale"])
    move(page, words["reduction"], "ArrowRight", 2)
    show(page, "Hva avgjør?" if words is NB else "What decides?")
    before = net(page, words)
    reopened(page)
    assert net(page, words) == before
    view = "Hva avgjør?" if words is NB else "What decides?"
    expect(page.get_by_role("radio", name=view, exact=True)).to_be_checked()
    assert page.complaints == []


@both
def test_back_and_forward_move_through_changes_of_values_and_views(open_page, words) -> None:
    page = open_page(words["locale"])
    seen = [(net(page, words), "Lønner det seg?" if words is NB else "Does it pay?")]
    for _ in range(2):
        move(page, words["reduction"], "ArrowRight", 1)
        settle(page)
        seen.append((net(page, words), seen[-1][1]))
    show(page, "Hvem betaler?" if words is NB else "Who pays?")
    seen.append((seen[-1][0], "Hvem betaler?" if words is NB else "Who pays?"))
    assert len({figures for figures, _ in seen}) == 3
    for way, states in (("go_back", seen[-2::-1]), ("go_forward", seen[1:])):
        for figures, view in states:
            went(page, way)
            expect(figure(page)).to_have_text(figures)
            expect(page.get_by_role("radio", name=view, exact=True)).to_be_checked()
    assert page.complaints == []


def test_back_returns_to_the_language_and_the_perspective_before(open_page) -> None:
    page = open_page("nb-NO")
    page.get_by_role("radio", name="English").click()
    expect(figure(page)).to_be_visible()
    settle(page)
    went(page, "go_back")
    opening_figure(page, NB)
    expect(page.get_by_role("radio", name="Norsk")).to_be_checked()
    went(page, "go_forward")
    opening_figure(page, EN)
    expect(page.get_by_role("radio", name="English")).to_be_checked()


@both
def test_undo_says_what_it_takes_back_and_takes_it_back(open_page, words) -> None:
    page = open_page(words["locale"])
    undo = page.get_by_role("button", name=re.compile("^(Angre|Undo|Ingenting å angre|Nothing to undo)"))
    expect(undo).to_have_count(0)
    move(page, words["reduction"], "ArrowRight", 1)
    settle(page)
    expect(undo).to_have_text(re.compile(re.escape(words["reduction"])))
    show(page, "Metode" if words is NB else "Method")
    undo.focus()
    page.keyboard.press("Enter")
    opening_figure(page, words)
    expect(undo).to_be_disabled()
    # the view is looked at and not a value
    expect(page.get_by_role("radio", name="Metode" if words is NB else "Method", exact=True)).to_be_checked()
    went(page, "go_back")  # an undo is a change that Back takes back
    expect(figure(page)).not_to_have_text(spaced(OPENED[code_of(words)]))
    expect(undo).to_be_enabled()
    page.locator("h1").click()
    page.keyboard.press("Control+z")
    opening_figure(page, words)
    assert page.complaints == []


def test_the_key_for_undo_is_a_fields_own_within_a_field(open_page) -> None:
    page = open_page("en-GB", query="view=workplace")
    handle = page.get_by_role("slider", name=EN["reduction"])
    at_first = percent(handle)
    move(page, EN["reduction"], "ArrowRight", 1)
    settle(page)
    field = page.get_by_role("textbox", name="Employees", exact=True)
    field.fill("43")
    page.keyboard.press("Control+z")
    settle(page)
    assert percent(handle) > at_first
    handle.focus()
    page.keyboard.press("Control+z")
    settle(page)
    assert percent(handle) == at_first
    assert page.complaints == []


def test_fast_moves_never_revert(open_page) -> None:
    page = open_page("nb-NO")
    handle = page.get_by_role("slider", name=NB["reduction"])
    handle.focus()
    seen = [percent(handle)]
    for pause in (0, 30, 80, 120, 200, 250, 300, 20, 210, 190, 260, 0):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(pause)
        seen.append(percent(handle))
    settle(page)
    assert seen == sorted(seen)
    assert percent(handle) == pytest.approx(seen[0] + 12 * 0.5)
    shown = net(page, NB)
    reopened(page)
    assert net(page, NB) == shown
    assert page.complaints == []


def test_two_tabs_never_mix(open_page) -> None:
    first, second = open_page("nb-NO"), open_page("nb-NO")
    assert first.context == second.context
    move(first, NB["reduction"], "ArrowRight", 1)
    settle(first)
    opening_figure(second, NB)
    move(second, NB["reduction"], "ArrowLeft", 1)
    settle(second)
    figures = [net(page, NB) for page in (first, second)]
    assert figures[0] != figures[1]
    assert not any(spaced(OPENED["nb"]).match(text) for text in figures)
    assert asked(first) != asked(second)
    for page, shown in zip((first, second), figures, strict=True):
        reopened(page)
        assert net(page, NB) == shown


@both
def test_a_copied_address_is_the_sealed_link(open_page, browser, words) -> None:
    page = open_page(words["locale"])
    move(page, words["reduction"], "ArrowRight", 2)
    settle(page)
    figures = page.get_by_test_id("stMetricValue").all_inner_texts()
    for appended in ("", ".", ")", ">,"):
        context = browser.new_context(locale="de-DE")
        other = context.new_page()
        other.goto(page.url + appended)
        expect(other.get_by_test_id("stMetricValue")).to_have_text(figures, timeout=60_000)
        expect(other.get_by_test_id("stAlert")).to_have_count(page.get_by_test_id("stAlert").count())
        context.close()
    page.get_by_text("Ta vare på og del" if words is NB else "Keep and share").first.click()
    settle(page)
    assert page.get_by_test_id("stSidebar").locator("code").inner_text() == page.url


def test_back_to_an_address_that_cannot_be_opened_keeps_the_state(open_page) -> None:
    page = open_page("en-GB", query="view=method&scenario=nowhere&language=en")
    move(page, EN["reduction"], "ArrowRight", 1)
    settle(page)
    shown = net(page, EN)
    went(page, "go_back")
    expect(page.get_by_test_id("stAlert").first).to_contain_text("The figures are as they were.")
    assert net(page, EN) == shown
    assert asked(page)["seal"]  # the address says what is shown


def test_what_was_typed_and_cannot_be_used_stays_in_the_address(open_page) -> None:
    state = State("en", shipped(OPENING), view=View.WORKPLACE)
    state.typed = {"absence.rate": "eleven or so"}
    page = open_page("en-GB", query=query(state))
    move(page, EN["reduction"], "ArrowRight", 1)
    settle(page)
    assert asked(page)["typed.absence.rate"] == "eleven or so"
    reopened(page)
    expect(page.get_by_test_id("stAlert").filter(has_text="link")).to_have_count(0)
    assert asked(page)["typed.absence.rate"] == "eleven or so"


def kept_table(page: Page) -> Locator:
    return page.locator('[class*="st-key-numbers-"][class*="-kept"]')


@both
def test_two_workplaces_are_kept_and_compared_after_a_reload(open_page, words) -> None:
    code = code_of(words)
    state = State(code, shipped(OPENING), view=View.WORKPLACE, case="Nord")
    page = open_page(LOCALES[code], query=query(state))
    keep = "Behold denne" if words is NB else "Keep this one"
    page.get_by_role("button", name=keep).click()
    settle(page)
    move(page, words["reduction"], "ArrowRight", 2)
    settle(page)
    page.get_by_role("button", name=keep).click()
    settle(page)
    move(page, words["reduction"], "ArrowRight", 1)
    settle(page)
    heads = kept_table(page).get_by_role("columnheader")
    now = "Nå: Nord" if words is NB else "Now: Nord"
    expect(heads).to_have_text(["", now, "Nord", "Nord (2)"])
    row = kept_table(page).get_by_role("row").filter(has_text=re.compile("samfunnet|society"))
    per_employee = "6 577 kr" if words is NB else "NOK 6 577"
    expect(row.get_by_role("cell").nth(2)).to_have_text(spaced(per_employee))
    before = kept_table(page).inner_text()
    reopened(page)
    assert kept_table(page).inner_text() == before
    page.get_by_role("button", name="Åpne Nord" if words is NB else "Open Nord").first.click()
    expect(heads).to_have_text(["", "Nord", "Nord (2)"])
    settle(page)
    page.get_by_role("button", name="Fjern Nord" if words is NB else "Remove Nord").first.click()
    expect(heads).to_have_text(["", now, "Nord"])
    settle(page)
    went(page, "go_back")
    expect(heads).to_have_text(["", "Nord", "Nord (2)"])
    assert page.complaints == []
