"""What the clients of all couriers share: what may be asked, in portions of what size, and how answers are read."""

from collections.abc import Iterator, Sequence
from typing import Any

from integrations.contract import Account, Command
from integrations.couriers.reading import text
from integrations.http import Reply
from journeys.errors import CommandRefused, OutcomeUnknown, SettingsInvalid


def capabilities_of(account: Account, usual: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """The commands this account may use: its `capabilities` option, else the vendor's usual ones.

    Raises SettingsInvalid for a command that the vendor's file cannot carry out.
    """
    wanted = account.options.get("capabilities")
    if wanted is None:
        return usual
    if not isinstance(wanted, (list, tuple)) or not set(map(str, wanted)) <= known:
        raise SettingsInvalid(f"capabilities of {account.name!r} must be a list out of {', '.join(sorted(known))}")
    return frozenset(map(str, wanted))


def require_offered(command: Command, capabilities: frozenset[str]) -> None:
    """Raise CommandRefused for what this account's contract does not hold."""
    if command.name not in capabilities:
        raise CommandRefused(f"{command.name} is not offered by this account", code="not_offered")


def portions(awbs: Sequence[str], size: int) -> Iterator[list[str]]:
    """The AWBs in portions that one call may hold; repeated ones once."""
    once = list(dict.fromkeys(awbs))
    for start in range(0, len(once), size):
        yield once[start : start + size]


def param(command: Command, name: str) -> str:
    """A parameter as text, "" when it is missing."""
    return text(command.params.get(name))


def required_awb(command: Command) -> str:
    """The AWB that every courier command names. Raises CommandRefused without one."""
    if awb := param(command, "awb"):
        return awb
    raise CommandRefused("the command names no AWB", code="missing_fields")


def address_line(address: Any) -> str:
    """One line of an address given as text or as `journeys.events.Address` fields."""
    if not isinstance(address, dict):
        return text(address)
    return ", ".join(said for name in ("line1", "line2", "landmark") if (said := text(address.get(name))))


def address_part(command: Command, name: str) -> str:
    """A field of the command itself or of its `address` object."""
    address = command.params.get("address")
    inside = text(address.get(name)) if isinstance(address, dict) else ""
    return param(command, name) or inside


def national(phone: str) -> str:
    """The ten digits of an Indian phone number, as couriers want it."""
    digits = "".join(char for char in phone if char.isdigit())
    return digits[-10:]


def answered_object(reply: Reply) -> dict[str, Any]:
    """The JSON object of a successful answer.

    Raises OutcomeUnknown when it is none: a page of HTML with status 200 says nothing about what was done.
    """
    if isinstance(reply.json, dict):
        return reply.json
    raise OutcomeUnknown(f"HTTP {reply.status} without an answer we can read")
