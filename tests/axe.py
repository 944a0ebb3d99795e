"""Accessibility of a page, judged by axe-core inside the browser: nothing is fetched, the page's CSP stays as it is."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.async_api import Page

AXE = Path(__file__).parent / "axe_core" / "axe.min.js"
SERIOUS = frozenset({"serious", "critical"})
LONGEST_MARKUP = 160  # characters of an offending element that are shown


async def serious(page: Page, within: str = "html") -> list[str]:
    """What axe-core finds of serious or critical impact in the page as it stands; empty when all is well.

    One line per element: "color-contrast (serious) at main > p: Elements must meet … <p class=…>". `within` is a CSS
    selector that narrows the search. Raises playwright's Error when the page was never loaded.
    """
    violations = await found(page, within)
    return [line for each in violations if each["impact"] in SERIOUS for line in _lines(each)]


async def found(page: Page, within: str = "html") -> list[dict[str, Any]]:
    """All violations, as axe-core tells them: {"id", "impact", "help", "nodes": [{"target", "html", "any"…}]}."""
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(_source())
    told: list[dict[str, Any]] = await page.evaluate(
        "within => axe.run(within, {resultTypes: ['violations']}).then(told => told.violations)", within
    )
    return told


def _lines(violation: dict[str, Any]) -> list[str]:
    about = f"{violation['id']} ({violation['impact']})"
    return [
        f"{about} at {_place(node['target'])}: {violation['help']}. {node['html'][:LONGEST_MARKUP]}"
        for node in violation["nodes"]
    ]


def _place(target: list[Any]) -> str:
    """A node's selector; inside a shadow root or a frame it is a list of them."""
    return " ".join(str(part) for part in target)


@cache
def _source() -> str:
    """The checker as an expression without a value; evaluated over the protocol, as CSP refuses a script element."""
    return f"(() => {{ {AXE.read_text('utf-8')}\n; return null; }})()"
