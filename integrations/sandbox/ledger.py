"""Every send Meta accepted, and what it says about the sender: effects done twice, rules broken, rupees spent."""

from collections import Counter
from datetime import datetime

import msgspec

from integrations.sandbox.settings import SandboxSettings

# INR per delivered message to India before tax, indicative (several resellers, 2026); service messages beyond the
# monthly free allowance are billed at about the utility rate from 1 Oct 2026.
RUPEES_OF_CATEGORY = {"marketing": 0.8631, "utility": 0.115, "authentication": 0.115, "service": 0.115}


class Send(msgspec.Struct, kw_only=True):
    """One accepted send. `body` is the rendered text, `content` identifies all it showed, `user` is a sandbox id.

    `outcome_hidden` says that a fault made the sender believe it may have failed.
    `delivered` turns true with the delivered or read status, and counts the price then.
    """

    wamid: str
    at: datetime
    user: str
    type: str
    category: str
    body: str
    content: str
    template: str = ""
    token: str = ""
    window_open: bool = True
    opted_out: bool = False
    outcome_hidden: bool = False
    failed_code: int = 0
    delivered: bool = False
    billable: bool = False
    rupees: float = 0.0


class Ledger:
    """Remembers sends in the order of acceptance, and attempts that were refused."""

    def __init__(self, settings: SandboxSettings) -> None:
        self._settings = settings
        self.sends: list[Send] = []
        self._by_wamid: dict[str, Send] = {}
        self.refusals: Counter[int] = Counter()
        self.free_used: Counter[str] = Counter()

    def add(self, send: Send) -> None:
        self.sends.append(send)
        self._by_wamid[send.wamid] = send

    def get(self, wamid: str) -> Send | None:
        return self._by_wamid.get(wamid)
