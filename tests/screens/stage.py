"""A house for whole stories: one service with its sandbox, one Chromium; colleagues and customers come and go."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from bot.access.user import Role, User
from tests.bot.desk.scene import customer_of
from tests.bot.story import failed_attempt, greet
from tests.browser import PHONE, Mistakes
from tests.harness import Harness
from tests.people import Person, add_person, log_in

PICTURES = Path(os.environ.get("HARKARA_PICTURES") or "var/screens")
LAPTOP = (1366, 800)
HANDSET = (430, 900)
LONGEST_WAIT_MS = 15_000  # for a busy machine; nothing waits when it need not
NEEDS_A_PERSON = "I want to talk to a person please"


class Customer(msgspec.Struct):
    """A customer of the sandbox: her phone there, her id with us, her newest parcel, her number."""

    phone: str
    id: int
    awb: str
    name: str
    number: str


class House:
    """What the tests of a module share. Customers and sessions are new in each test; people stay."""

    def __init__(self, harness: Harness, browser: Browser) -> None:
        self.harness = harness
        self.browser = browser
        self._users: dict[str, User] = {}
        self._customers = 0

    async def customer(self, name: str) -> Customer:
        """Her parcel could not be delivered a few minutes ago; she has written, and her window is open."""
        self._customers += 1
        number = f"9199999002{self._customers:02d}"
        phone = await self.harness.phone(number, name)
        awb, _ = await failed_attempt(self.harness, phone)
        await greet(self.harness, phone)
        return Customer(phone, await customer_of(self.harness, number), awb, name, number)

    async def waiting_customer(self, name: str) -> Customer:
        """She has asked for a person and waits."""
        customer = await self.customer(name)
        await self.harness.say(customer.phone, NEEDS_A_PERSON)
        await self.harness.settle()
        return customer

    async def user(self, name: str, role: Role) -> User:
        if name not in self._users:
            self._users[name] = await add_person(self.harness, name, role)
        return self._users[name]


class Stage:
    """One test: pages that close with it, and the mistakes that happened inside them."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.harness = house.harness
        self.mistakes = Mistakes()
        self.expected: tuple[str, ...] = ()  # parts of what the console may say in this test
        self._contexts: list[BrowserContext] = []
        self._people: list[Person] = []

    # -- who is there ----------------------------------------------------------------------------------------------

    async def person(self, name: str, role: Role = "agent") -> Person:
        """Somebody of the brand in a new session."""
        found = await log_in(self.harness, await self.house.user(name, role))
        self._people.append(found)
        return found

    async def page(
        self, url: str, size: tuple[int, int] = LAPTOP, *, who: Person | None = None, dark: bool = False
    ) -> Page:
        """A page in a window of its own."""
        context = await self.house.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            timezone_id="Asia/Kolkata",
            locale="en-IN",
        )
        self._contexts.append(context)
        context.set_default_timeout(LONGEST_WAIT_MS)
        if who is not None:
            await context.add_cookies(who.browser_cookies())  # type: ignore[arg-type]
        page = await context.new_page()
        self.mistakes.watch(page)
        await page.goto(url)
        return page

    async def desk(
        self, who: Person, path: str = "/desk", size: tuple[int, int] = LAPTOP, *, dark: bool = False
    ) -> Page:
        """The desk; its script runs, and what happens from now on is told to it."""
        return await self.page(self.harness.settings.public_url + path, size, who=who, dark=dark)

    async def phone(self, customer: Customer) -> Page:
        """Her phone, as the sandbox shows it."""
        page = await self.page(self.harness.sandbox.base_url, HANDSET)
        await expect(page.locator("body[data-ready]")).to_be_attached()
        if customer.name not in str(await page.get_by_test_id("who").text_content()):
            await page.get_by_test_id("phones-button").click()
            await page.get_by_test_id("phone-row").filter(has_text=customer.name).click()
        await expect(page.get_by_test_id("who")).to_contain_text(customer.name)
        return page

    # -- what they do ----------------------------------------------------------------------------------------------

    @asynccontextmanager
    async def taken(self, page: Page, what: str, status: int = 202) -> AsyncIterator[None]:
        """What is done inside makes the desk post `what`; when it is over, all that follows has happened."""
        async with page.expect_response(lambda answer: answer.url.endswith(f"/{what}")) as told:
            yield
        answer = await told.value
        assert answer.status == status, (answer.status, await answer.text())
        await self.harness.settle()

    async def written(self, phone: Page, words: str) -> None:
        """The customer types a message and sends it."""
        await phone.get_by_test_id("composer").fill(words)
        await phone.get_by_test_id("send").click()
        await expect(phone.locator("[data-testid=bubble][data-direction=out]").last).to_contain_text(words)
        await self.harness.settle()

    async def picture(self, page: Page, name: str) -> None:
        await page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", caret="hide")

    async def close(self) -> None:
        for context in self._contexts:
            await context.close()
        for person in self._people:
            await person.close()


def from_us(phone: Page) -> Locator:
    """What the brand wrote, as her phone shows it."""
    return phone.locator("[data-testid=bubble][data-direction=in]")


def row_of(desk: Page, customer: Customer) -> Locator:
    """Her row in the queue that the desk shows."""
    return desk.locator(f"#c{customer.id}")


__all__ = ["LAPTOP", "NEEDS_A_PERSON", "PHONE", "Customer", "House", "Stage", "from_us", "row_of"]
