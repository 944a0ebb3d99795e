"""Whether the demo's links lead somewhere: the desk, the ops room, and the tracking page of the newest order."""

from typing import Any

import aiohttp
from rich.console import Console

from bot.demo_story import StoryFailed


async def look_at_views(sandbox_url: str, console: Console) -> None:
    """Follow each link of the sandbox's page as a browser would. Raises StoryFailed where one leads nowhere."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        state = await _state(browser, sandbox_url)
        number = str(state["orders"][0]["name"])
        for view in state["views"]:
            await _open(browser, view["name"], view["url"], console)
        page = state["order_view"].replace("{number}", number.lstrip("#"))
        text = await _open(browser, f"The tracking page of {number}", page, console)
        if number.lstrip("#") not in text:
            raise StoryFailed(f"the tracking page says nothing of {number}")


async def _state(browser: aiohttp.ClientSession, sandbox_url: str) -> dict[str, Any]:
    async with browser.get(f"{sandbox_url}/sandbox/api/state") as answer:
        state: dict[str, Any] = await answer.json()
    return state


async def _open(browser: aiohttp.ClientSession, name: str, url: str, console: Console) -> str:
    """The text of the page a link ends at."""
    async with browser.get(url) as answer:
        text = await answer.text()
        if answer.status != 200 or answer.url.path == "/login":
            raise StoryFailed(f"{name} does not open: {answer.status} at {answer.url.path}")
    console.print(f"  [dim]opens:[/dim] {name}, {answer.url.path.split('/')[1]}")
    return text
