"""Mixed load on a sandbox from a seed: orders, scans in and out of order, questions, taps. Never waits for answers."""

from random import Random
from typing import Any

import aiohttp

from integrations.sandbox.app import Sandbox

MOST_PHONES = 60
WAY = ("picked_up", "in_transit", "at_destination_hub", "out_for_delivery")
ASKS = ("where is my order?", "kab aayega", "hi", "thanks", "#10003 411038", "call me please", "zzz")


class Load:
    """`act` does one thing that a customer, the shop or a courier might do now."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession, random: Random) -> None:
        self._sandbox = sandbox
        self._session = session
        self._random = random
        self._phones: list[str] = []
        self._unshipped: list[int] = []
        self._answered: set[str] = set()
        self._way: dict[str, list[str]] = {}  # AWB -> what is left of its way

    async def act(self) -> None:
        actions = (self._order, self._ship, self._scan, self._scan, self._scan, self._ask, self._ask, self._tap)
        await self._random.choice(actions)()

    async def _order(self) -> None:
        if not self._phones or (len(self._phones) < MOST_PHONES and self._random.random() < 0.7):
            number = f"91999990{2_000 + len(self._phones):04d}"
            told = await self._call("/sandbox/api/phones", number=number, name=f"Kavita {len(self._phones)}")
            self._phones.append(told["id"])
        payment = self._random.choice(("cod", "prepaid"))
        order = await self._call(
            "/sandbox/api/shop/orders", phone_id=self._random.choice(self._phones), payment=payment
        )
        self._unshipped.append(order["id"])

    async def _ship(self) -> None:
        if self._unshipped:
            order = self._unshipped.pop(self._random.randrange(len(self._unshipped)))
            courier = self._random.choice(("A", "B"))
            told = await self._call(f"/sandbox/api/shop/orders/{order}/fulfil", courier=courier)
            tries = self._random.choice((["delivered"], ["failed", "out_for_delivery", "delivered"], ["failed"]))
            self._way[told["fulfillments"][-1]["awb"]] = [*WAY, *tries]

    async def _scan(self) -> None:
        """The next thing on a parcel's way, now and then told twice or late."""
        if self._way:
            awb = self._random.choice(sorted(self._way))
            left = self._way[awb]
            what = left.pop(0)
            if not left:
                del self._way[awb]
            extra = {"copies": 2} if self._random.random() < 0.1 else {}
            await self._call(f"/sandbox/api/parcels/{awb}/scan", what=what, reason="customer_unavailable", **extra)

    async def _ask(self) -> None:
        if self._phones:
            phone = self._random.choice(self._phones)
            await self._call(f"/sandbox/api/phones/{phone}/say", text=self._random.choice(ASKS))

    async def _tap(self) -> None:
        """A button: of a failed attempt that nobody has answered yet, else of somebody's newest message with some."""
        newest: tuple[str, dict[str, Any]] | None = None
        for phone in self._random.sample(self._phones, len(self._phones)):
            asked = [m for m in await self._messages(phone) if _has_choices(m)]
            unanswered = [m for m in asked if m["id"] not in self._answered and _asks_to_try_again(m)]
            if unanswered:
                await self._press(phone, unanswered[-1], 0)
                return
            newest = newest or ((phone, asked[-1]) if asked else None)
        if newest:
            phone, message = newest
            await self._press(phone, message, self._random.randrange(len(message["look"]["buttons"])))

    async def _press(self, phone: str, message: dict[str, Any], which: int) -> None:
        button = message["look"]["buttons"][which]
        self._answered.add(message["id"])
        choice = button.get("id") or button["text"]
        await self._call(f"/sandbox/api/phones/{phone}/tap", message_id=message["id"], choice=choice)

    async def _messages(self, phone: str) -> list[dict[str, Any]]:
        """What the brand has sent to this phone."""
        async with self._session.get(f"{self._sandbox.base_url}/sandbox/api/phones/{phone}") as answer:
            chat = (await answer.json())["messages"]
        return [message for message in chat if message["direction"] == "out"]

    async def _call(self, path: str, **body: Any) -> dict[str, Any]:
        async with self._session.post(self._sandbox.base_url + path, json=body) as answer:
            assert answer.status < 400, await answer.text()
            told: dict[str, Any] = await answer.json()
            return told


def _has_choices(message: dict[str, Any]) -> bool:
    """Whether it has buttons that answer when tapped; a link or an address form does not."""
    buttons = message["look"].get("buttons") or ()
    return bool(buttons) and all(button["type"] in {"reply", "quick_reply"} for button in buttons)


def _asks_to_try_again(message: dict[str, Any]) -> bool:
    return bool(message["look"]["buttons"][0]["text"] == "Deliver tomorrow")
