"""The main story over the same HTTP paths that the browser uses: an order, its way, a question, a failed delivery."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import aiohttp
from rich.console import Console

from journeys.brand import Brand

SEEN_WITHIN_SECONDS = 15.0
LOOK_EVERY_SECONDS = 0.05


class StoryFailed(Exception):
    """A step of the story did not happen in time."""


async def play_story(sandbox_url: str, console: Console) -> None:
    """Play it and print the transcript. Raises StoryFailed at the first step that does not happen."""
    async with aiohttp.ClientSession(sandbox_url) as session:
        story = Story(session, console)
        await story.meet("919999900101", "Meera Joshi")
        await story.order_is_placed()
        await story.parcel_is_shipped()
        await story.she_asks()
        await story.delivery_fails()
        await story.she_chooses_another_attempt()
        await story.parcel_is_delivered()


class Story:
    """One customer, one order, told through the sandbox's JSON endpoints."""

    def __init__(self, session: aiohttp.ClientSession, console: Console) -> None:
        self._session = session
        self._console = console
        self._seen: set[str] = set()
        self._phone = ""
        self._order: dict[str, Any] = {}
        self._awb = ""

    async def meet(self, number: str, name: str) -> None:
        profile = await self._post("/sandbox/api/phones", number=number, name=name)
        self._phone = str(profile["id"])
        await self._post(f"/sandbox/api/phones/{self._phone}/open")

    async def order_is_placed(self) -> None:
        self._order = await self._post("/sandbox/api/shop/orders", phone_id=self._phone, payment="cod")
        self._note(f"places an order in the shop: {self._order['name']}, cash on delivery")
        await self._expect("the cash question, with the address", "Please confirm it and we begin to pack")
        await self._tap("Confirm")
        await self._expect("confirmed", "is confirmed and we pack it now")

    async def parcel_is_shipped(self) -> None:
        order = await self._post(f"/sandbox/api/shop/orders/{self._order['id']}/fulfil", courier="A")
        self._awb = order["fulfillments"][-1]["awb"]
        self._note(f"the shop hands it to courier A, AWB {self._awb}")
        await self._scan("picked_up")
        await self._expect("shipped", "on its way to you")

    async def she_asks(self) -> None:
        await self._say("where is my order?")
        await self._expect("the answer", "Next update: by")

    async def delivery_fails(self) -> None:
        await self._next_morning()
        await self._scan("out_for_delivery")
        await self._expect("out for delivery", "out for delivery today")
        await self._scan("failed", reason="customer_unavailable")
        await self._advance(timedelta(minutes=4, seconds=1))
        await self._expect("attempt failed, the first word after the settle window", "could not be delivered")
        await self._advance(timedelta(minutes=20))
        await self._expect("no answer yet: the second word within 30 minutes", "Please choose by")

    async def she_chooses_another_attempt(self) -> None:
        await self._tap("Deliver tomorrow")
        await self._expect("the courier took the request", "the courier has taken up the request")

    async def parcel_is_delivered(self) -> None:
        await self._next_morning()
        await self._scan("out_for_delivery")
        await self._expect("out for delivery again", "out for delivery today")
        await self._advance(timedelta(hours=5))
        await self._scan("delivered")
        await self._expect("delivered", "was delivered")
        await self._tap("Got it")
        await self._expect("she has it", "Thank you, good to know")

    # -- the sandbox's surface -----------------------------------------------------------------------------------

    async def _scan(self, what: str, **extra: str) -> None:
        await self._post(f"/sandbox/api/parcels/{self._awb}/scan", what=what, **extra)
        self._note(f"courier scan: {what} {' '.join(extra.values())}".rstrip())

    async def _say(self, text: str) -> None:
        await self._post(f"/sandbox/api/phones/{self._phone}/say", text=text)
        self._console.print(f"{await self._time()}  [green]Meera:[/green] {text}")

    async def _tap(self, label: str) -> None:
        """Tap the button with this label on the newest message that has one."""
        offered = [(each, button) for each in await self._messages() for button in each["buttons"]]
        message, button = next(pair for pair in reversed(offered) if pair[1]["text"] == label)
        self._console.print(f"{await self._time()}  [green]Meera taps[/green] [{label}]")
        path = f"/sandbox/api/phones/{self._phone}/tap"
        await self._post(path, message_id=message["id"], choice=button.get("id") or button["text"])

    async def _expect(self, step: str, words: str) -> None:
        """Wait for a message of the brand with these words and print what came."""
        message = await self._wait_for(lambda each: words in each["text"], step)
        self._console.print(f"{await self._time()}  [cyan]{step}[/cyan]")
        for line in str(message["text"]).splitlines():
            self._console.print(f"            {line}", markup=False)
        if message["buttons"]:
            labels = "  ".join(f"[{button['text']}]" for button in message["buttons"])
            self._console.print(f"            {labels}", markup=False)

    async def _wait_for(self, wanted: Callable[[dict[str, Any]], bool], step: str) -> dict[str, Any]:
        deadline = asyncio.get_running_loop().time() + SEEN_WITHIN_SECONDS
        while asyncio.get_running_loop().time() < deadline:
            for message in await self._messages():
                if message["id"] not in self._seen and wanted(message):
                    self._seen.add(message["id"])
                    return message
            await asyncio.sleep(LOOK_EVERY_SECONDS)
        raise StoryFailed(step)

    async def _messages(self) -> list[dict[str, Any]]:
        """The brand's messages on the phone, oldest first: id, text, buttons."""
        async with self._session.get(f"/sandbox/api/phones/{self._phone}") as answer:
            chat = await answer.json()
        return [_as_read(message) for message in chat["messages"] if message["direction"] == "out"]

    async def _next_morning(self) -> None:
        zone = Brand().zone
        local = (await self._now()).astimezone(zone)
        tomorrow = datetime.combine(local.date() + timedelta(days=1), time(10), zone)
        await self._advance(tomorrow.astimezone(UTC) - await self._now())

    async def _advance(self, span: timedelta) -> None:
        await self._post("/sandbox/api/clock", advance_seconds=span.total_seconds())
        self._note(f"the clock moves on by {str(span).split('.')[0]}")

    async def _now(self) -> datetime:
        async with self._session.get("/sandbox/api/clock") as answer:
            return datetime.fromisoformat((await answer.json())["now"])

    async def _time(self) -> str:
        return f"{(await self._now()).astimezone(Brand().zone):%d %b %H:%M}"

    def _note(self, words: str) -> None:
        self._console.print(f"              [dim]{words}[/dim]")

    async def _post(self, path: str, **body: Any) -> dict[str, Any]:
        async with self._session.post(path, json=body) as answer:
            if answer.status >= 400:
                raise StoryFailed(f"{path}: {answer.status} {await answer.text()}")
            told: dict[str, Any] = await answer.json()
            return told


def _as_read(message: dict[str, Any]) -> dict[str, Any]:
    """A message of the sandbox as its reader sees it."""
    return {"id": message["id"], "text": message["look"].get("body", ""), "buttons": message["look"].get("buttons", [])}
