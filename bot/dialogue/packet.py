"""The handoff packet of a chat: the case as `journeys.packet` tells it, with her last words and what they meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeys import packet
from journeys.state import Order

if TYPE_CHECKING:
    from bot.dialogue.chat import Chat


def packet_of(chat: Chat, reason: str, order: Order | None) -> dict[str, Any]:
    """What a person who takes over need not ask again; for its keys see `journeys.packet.packet_of`."""
    return packet.packet_of(
        chat.turn.state, reason, order, chat.now, chat.brand, said=chat.text, intent=chat.meaning.intent
    )
