"""From stored deliveries to events, by the vendor file of the account they came from."""

from collections.abc import Iterable, Sequence

import msgspec

from integrations.contract import Account, RawItem
from integrations.registry import vendor_of
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event
from journeys.store.inbox import Item

MALFORMED = "malformed"  # the kind of a delivery, or a part of one, that could not be cut into items
OWN = "harkara"  # the source of results of our own commands, stored as events already


class Translated(msgspec.Struct):
    """What a batch of items says: events with the item each came in, and the items that say nothing we can use."""

    events: list[Event] = []
    item_of: dict[str, int] = {}  # event key -> inbox id
    parked: list[tuple[int, str]] = []
    read: list[Item] = []


class Translator:
    """Knows every configured account."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._accounts = {account.name: account for account in accounts}

    def translate(self, items: Sequence[Item]) -> Translated:
        """Read the items; one that cannot be read is parked with its reason and does not disturb the others."""
        result = Translated()
        for item in items:
            try:
                events = self._events_of(item)
            except PayloadUnsupported:
                result.read.append(item)
            except PayloadMalformed as error:
                result.parked.append((item.id, f"malformed: {error}"))
            except Exception as error:
                result.parked.append((item.id, f"cannot be translated: {type(error).__name__}: {error}"))
            else:
                result.read.append(item)
                self._keep(result, item, events)
        return result

    def _keep(self, result: Translated, item: Item, events: Sequence[Event]) -> None:
        for event in events:
            if event.key not in result.item_of:  # told twice in one batch
                result.item_of[event.key] = item.id
                result.events.append(event)

    def _events_of(self, item: Item) -> list[Event]:
        if item.source == OWN:
            return [msgspec.json.decode(item.body, type=Event)]
        account = self._accounts.get(item.source)
        if account is None:
            raise PayloadMalformed(f"no account named {item.source!r} is configured")
        vendor = vendor_of(account.provider)
        raws = [RawItem(key=item.key, body=item.body, kind=item.kind)]
        if item.kind == MALFORMED:  # kept whole: replayed after its vendor file has learnt to read it
            raws = vendor.split({}, item.body)
        return [event for raw in raws for event in vendor.translate(raw, account, item.received_at)]


def own_item(event: Event) -> RawItem:
    """An event of our own as a raw item."""
    return RawItem(key=event.key, body=msgspec.json.encode(event), kind=event.kind)
