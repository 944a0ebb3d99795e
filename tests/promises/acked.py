"""Remembers every item that the sandbox was told is stored, to ask the store for it afterwards."""

from collections.abc import Mapping

from bot.bootstrap import WHATSAPP, whatsapp_account
from bot.settings import Settings
from integrations.registry import vendor_of
from journeys.errors import PayloadUnsupported

ACCOUNT_OF_SENDER = {"shop": "shopify"}  # the sandbox's word for a sender, where it is not the account's name


class Acknowledged:
    """The (source, key) of every acknowledged item. `note` is called with each POST that was answered with success."""

    def __init__(self, settings: Settings) -> None:
        accounts = [whatsapp_account(settings), *settings.vendor_accounts()]
        self._provider = {account.name: account.provider for account in accounts}
        self.posts = 0
        self.items: set[tuple[str, str]] = set()

    def note(self, sender: str, headers: Mapping[str, str], body: bytes) -> None:
        source = WHATSAPP if sender == WHATSAPP else ACCOUNT_OF_SENDER.get(sender, sender)
        lower = {name.lower(): value for name, value in headers.items()}
        self.posts += 1
        try:
            items = vendor_of(self._provider[source]).split(lower, body)
        except PayloadUnsupported:  # acknowledged and, as promised, not stored
            return
        self.items.update((source, item.key[:300]) for item in items)
