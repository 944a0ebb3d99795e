"""What a rehearsal keeps of what was done: messages that left or were kept back, commands, work for people."""

from datetime import datetime
from typing import Any

import msgspec

from journeys.decision import Ask, Send
from journeys.promises import Promised


class Left(msgspec.Struct, frozen=True):
    """A message that left at `at`. `form` is free_form or template; `wanted_at` is when it was queued.

    `held` are the reasons for which it had to wait; `promised` is what it told her to expect. `joined` names the
    message in whose text it left, "" when it left by itself.
    """

    at: datetime
    message: str
    order_id: int | None
    subject: str
    send: Send
    form: str
    wanted_at: datetime
    held: tuple[str, ...] = ()
    promised: tuple[Promised, ...] = ()
    joined: str = ""

    @property
    def rule(self) -> str:
        """The journey or consequence that wanted it."""
        return self.send.rule or self.message

    @property
    def causes(self) -> tuple[str, ...]:
        return self.send.causes


class Kept(msgspec.Struct, frozen=True):
    """A message that was kept back at `at`, with every reason. `until` when it only had to wait."""

    at: datetime
    message: str
    blockers: tuple[str, ...]
    order_id: int | None
    subject: str = ""
    until: datetime | None = None
    causes: tuple[str, ...] = ()


class AskedCommand(msgspec.Struct, frozen=True):
    """A command that was asked of a vendor. `id` stands for its outbox row."""

    at: datetime
    id: int
    ask: Ask

    @property
    def command(self) -> str:
        return self.ask.command

    @property
    def params(self) -> dict[str, Any]:
        return self.ask.params


class OpenedTask(msgspec.Struct, frozen=True):
    """Work for a person."""

    at: datetime
    reason: str
    note: str = ""
    order_id: int | None = None


class Waiting(msgspec.Struct):
    """A message that waits to leave, as an outbox row would."""

    id: int
    send: Send
    created_at: datetime
    not_before_at: datetime
    reason: str = ""
    held: tuple[str, ...] = ()
