"""The checker of accessibility finds what is wrong, under the strictest CSP too, and is quiet where nothing is."""

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.axe import found, serious
from tests.browser import Mistakes, open_page

pytestmark = pytest.mark.browser

PAGE = '<!doctype html><html lang="en"><head><title>P</title></head><body><main><h1>P</h1>{}</main></body></html>'
HEADERS = {"Content-Security-Policy": "default-src 'none'"}


async def served(markup: str) -> TestServer:
    async def show(request: web.Request) -> web.Response:
        return web.Response(text=PAGE.format(markup), content_type="text/html", headers=HEADERS)

    app = web.Application()
    app.router.add_get("/", show)
    server = TestServer(app)
    await server.start_server()
    return server


@pytest.mark.parametrize(
    ("markup", "rules"),
    [
        ("<label>Landmark <input></label>", set()),
        ("<input>", {"label"}),
        ("<button></button>", {"button-name"}),
        ('<img src="data:,">', {"image-alt"}),
    ],
)
async def test_what_a_person_cannot_use_is_found_on_a_page_that_allows_no_script(markup: str, rules: set[str]) -> None:
    """Issue 5, must show 3."""
    server = await served(markup)
    mistakes = Mistakes()
    async with open_page(str(server.make_url("/")), mistakes=mistakes) as page:
        told = await serious(page)
        assert {line.partition(" ")[0] for line in told} == rules
        assert await serious(page) == told  # asked twice, axe is there already
        assert {each["id"] for each in await found(page, "main")} >= rules
    assert all("favicon" in mistake or "data:" in mistake for mistake in mistakes), mistakes
    await server.close()
