"""Mixed load on a sandbox from a seed: orders, scans in and out of order, questions, taps. Never waits for answers."""

from random import Random
from typing import Any

import aiohttp

from integrations.sandbox.app import Sandbox
from integrations.sandbox.couriers import FLEET

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
        """A button of the newest message that has some, on the first phone that has one, starting anywhere."""
        for phone in self._random.sample(self._phones, len(self._phones)):
            async with self._session.get(f"{self._sandbox.base_url}/sandbox/api/phones/{phone}") as answer:
                chat = (await answer.json())["messages"]
            asked = [m for m in chat if m["direction"] == "out" and m["look"].get("buttons")]
            if asked:
                button = self._random.choice(asked[-1]["look"]["buttons"])
                choice = button.get("id") or button["text"]
                await self._call(f"/sandbox/api/phones/{phone}/tap", message_id=asked[-1]["id"], choice=choice)
                return

    async def _call(self, path: str, **body: Any) -> dict[str, Any]:
        async with self._session.post(self._sandbox.base_url + path, json=body) as answer:
            assert answer.status < 400, await answer.text()
            told: dict[str, Any] = await answer.json()
            return told

    @property
    def parcels(self) -> int:
        return len(self._sandbox.runner.app[FLEET].parcels)
