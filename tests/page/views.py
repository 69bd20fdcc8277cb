"""The names of the page's views in both languages, and how to open one."""

from playwright.sync_api import Page, expect

VIEWS = {
    "nb": [
        "Resultat",
        "Følsomhet",
        "Usikkerhet",
        "Hvem betaler, hvem vinner",
        "Forutsetninger",
        "Grunnlag og etterprøving",
        "Metode",
    ],
    "en": [
        "Result",
        "Sensitivity",
        "Uncertainty",
        "Who pays, who gains",
        "Assumptions",
        "Evidence and reproduction",
        "Method",
    ],
}
LOCALES = {"nb": "nb-NO", "en": "en-GB"}


def show(page: Page, name: str) -> None:
    """Choose a view and wait until the page has come to rest."""
    view = page.get_by_role("radio", name=name, exact=True)
    view.click()
    expect(view).to_be_checked()
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page has been computed and nothing has changed for half a second."""
    page.wait_for_timeout(150)
    page.wait_for_function(
        "() => document.querySelector('[data-test-script-state]')?.dataset.testScriptState !== 'running'"
    )
    page.evaluate(
        """() => new Promise((resolve) => {
          let waiting = setTimeout(done, 500);
          const watch = new MutationObserver(() => {
            clearTimeout(waiting);
            waiting = setTimeout(done, 500);
          });
          function done() { watch.disconnect(); resolve(); }
          watch.observe(document.body, {subtree: true, childList: true, characterData: true});
        })"""
    )
