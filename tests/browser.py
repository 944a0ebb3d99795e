"""A real Chrome or Chromium for tests: finds it, starts it headless, and gives pages that record their own mistakes."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Page, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = (1280, 800)
PHONE = (390, 844)


def chromium_path() -> str | None:
    """Where a Chrome or Chromium is installed, None when there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Mistakes(list[str]):
    """What went wrong inside a page: uncaught errors, and console errors (CSP refusals among them)."""

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.append(str(error)))
        page.on("console", lambda message: self.append(message.text) if message.type == "error" else None)


@asynccontextmanager
async def open_page(
    url: str,
    *,
    size: tuple[int, int] = DESKTOP,
    dark: bool = False,
    script: bool = True,
    mistakes: Mistakes | None = None,
) -> AsyncIterator[Page]:
    """A page at `url` in a browser of its own, `size` in CSS pixels; `mistakes` collects what goes wrong inside.
    With `script=False` the browser runs no JavaScript of the page.

    Raises RuntimeError when no browser is installed.
    """
    path = chromium_path()
    if path is None:
        raise RuntimeError("no Chrome or Chromium found")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            width, height = size
            context = await browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                timezone_id="Asia/Kolkata",
                locale="en-IN",
                java_script_enabled=script,
            )
            page = await context.new_page()
            if mistakes is not None:
                mistakes.watch(page)
            await page.goto(url)
            yield page
        finally:
            await browser.close()
