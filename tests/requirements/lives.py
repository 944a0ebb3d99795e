"""A customer's life in a few lines: one order, the whole shipped catalogue, the service's own conversation, no I/O."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import msgspec

from bot.rehearsing import conversation
from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.events import Event
from journeys.loading import load_catalogue
from journeys.messages import MESSAGES
from journeys.rehearsal import AskedCommand, Left, Rehearsal, Reply, button_id
from journeys.rehearsal.courier import Courier, usual
from journeys.rehearsal.outside import new_outside
from journeys.state import Order, Shipment
from journeys.status import Status

MORNING = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)  # Monday 11:00 in India
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BRAND = Brand(name="Khadi & Co")


@cache
def shipped() -> Catalogue:
    """Every journey that is shipped, read once."""
    return load_catalogue()


def obliging(asked: AskedCommand) -> Sequence[Reply]:
    """Shops, couriers and payment providers that say yes at once."""
    return [usual("accepted", asked)]


def unwilling(asked: AskedCommand) -> Sequence[Reply]:
    """The same, saying no."""
    return [usual("refused", asked)]


class Life:
    """A customer, her order, and what was said and done about it."""

    def __init__(
        self,
        payment: str = "prepaid",
        *,
        start: datetime = MORNING,
        brand: Brand = BRAND,
        courier: Courier = obliging,
        catalogue: Catalogue | None = None,
        **facts: Any,
    ) -> None:
        journeys = catalogue if catalogue is not None else shipped()
        self.world = Rehearsal(brand, journeys, start=start, converse=conversation(), courier=courier)
        self.outside = new_outside(start, payment=payment, **facts)

    # -- what happens ----------------------------------------------------------------------------------------------

    def order(self, **changes: Any) -> None:
        """The shop tells of the order as it is now."""
        self.tell(self.outside.order(self.world.now, **changes))

    def scan(self, status: Status, *, ago: timedelta = timedelta(0), **facts: Any) -> None:
        self.tell(self.outside.scan(status, self.world.now - ago, received_at=self.world.now, **facts))

    def tell(self, event: Event) -> None:
        """Something happens now; a second passes, so that no two things happen at once."""
        self.world.feed(event)
        self.wait(timedelta(seconds=1))

    def wait(self, span: timedelta) -> None:
        self.world.advance(span)

    def say(self, words: str) -> None:
        self.tell(self.outside.said(words, self.world.now))

    def tap(self, choice: str) -> None:
        """She taps a button of the last message that has it."""
        message = next(each for each in reversed(self.world.sent) if choice in MESSAGES[each.message].choices)
        token = button_id(message, choice, self.world.secret)
        self.tell(self.outside.tapped(token, choice, self.world.now))

    def open_page(self) -> None:
        self.tell(self.outside.page_opened(self.now_order.id, self.world.now))

    def consent(self, marketing: str = "yes") -> None:
        """She agreed to marketing, or did not."""
        self.world.state.customer = msgspec.structs.replace(self.world.state.customer, marketing=marketing)

    def travelling(self) -> None:
        """Her order is on its way, as it is told when all goes well."""
        self.order()
        self.wait(4 * HOUR)
        self.scan(Status.PICKED_UP, place="Mumbai, Maharashtra", facility="Mumbai_Andheri_GW")
        self.wait(4 * HOUR)

    # -- what was said and done ------------------------------------------------------------------------------------

    @property
    def now_order(self) -> Order:
        wanted = self.outside.facts.shop_order_id
        return next(each for each in self.world.all_orders() if each.shop_order_id == wanted)

    @property
    def parcel(self) -> Shipment:
        return next(each for each in self.world.all_parcels() if each.awb == self.outside.awb)

    @property
    def said(self) -> list[str]:
        """The messages that left, in order."""
        return [each.message for each in self.world.sent]

    @property
    def asked(self) -> list[str]:
        """The commands that were asked of vendors, in order."""
        return [each.command for each in self.world.asked]

    @property
    def work(self) -> list[str]:
        return [each.reason for each in self.world.tasks]

    @property
    def alerts(self) -> list[str]:
        return [alert.reason for _, alert in self.world.alerts]

    @property
    def kinds(self) -> list[str]:
        """What stands on the timeline, in the order in which it was learnt."""
        return [each.event.kind for each in self.world.recorded]

    def last(self, message: str) -> Left:
        """When the message left last."""
        return next(each for each in reversed(self.world.sent) if each.message == message)

    def withheld(self, message: str) -> list[str]:
        """The first reason of each time that the message was kept back for good."""
        return [each.blockers[0] for each in self.world.withheld if each.message == message]


def back_at_a_hub(life: Life) -> None:
    """The parcel comes back to the hub it had left, and a day passes."""
    life.travelling()
    for hub, place in (("Surat_K_GW", "Surat, Gujarat"), ("Mumbai_Andheri_GW", "Mumbai, Maharashtra")):
        life.wait(14 * HOUR)
        life.scan(Status.IN_TRANSIT, facility=hub, place=place)
    life.wait(DAY)
