"""A link in a chat: the person opens it in her browser, or WhatsApp fetches it for a preview."""

import aiohttp
from aiohttp import web

from integrations.sandbox.control import bad_request, json_answer, json_body, not_found
from integrations.sandbox.world import WORLD

AGENTS = {
    "person": "Mozilla/5.0 (Linux; Android 14; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Mobile Safari/537.36",
    "preview": "WhatsApp/2.24.13.77 A",
}
LONGEST = 500_000  # bytes of a page that are read


async def open_link(request: web.Request) -> web.Response:
    """{"url", "as"?: "person" | "preview"}. Answers {"status", "html"}: what the browser was given."""
    world = request.app[WORLD]
    if world.customers.find(request.match_info["phone"]) is None:
        raise not_found("no such phone")
    body = await json_body(request)
    url, agent = str(body.get("url", "")), AGENTS.get(str(body.get("as", "person")))
    if agent is None or not url.startswith(("http://", "https://")):
        raise bad_request(f"url is a web address, as is one of {', '.join(AGENTS)}")
    try:
        async with world.session.get(url, headers={"User-Agent": agent}) as page:
            html = (await page.content.read(LONGEST)).decode(errors="replace")
            return json_answer({"status": page.status, "html": html})
    except (aiohttp.ClientError, TimeoutError) as error:
        raise bad_request(f"the link leads nowhere: {type(error).__name__}") from error
