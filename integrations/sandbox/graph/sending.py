"""Takes a message or refuses it: recipient, limits, window, template, opt-outs; then the ledger and the chat."""

import base64
from typing import Any

import msgspec

from integrations.sandbox.customers import TYPING, Customer
from integrations.sandbox.graph.answers import GraphError, bad_parameter, invalid
from integrations.sandbox.graph.chats import ChatMessage, Chats
from integrations.sandbox.graph.limits import DailyUsers, PairLimit, TokenBucket
from integrations.sandbox.graph.statuses import Statuses
from integrations.sandbox.graph.template_send import template_look
from integrations.sandbox.graph.templates import Template, Templates
from integrations.sandbox.graph.validation import check_envelope, look_of, raise_if_own_number, text_of
from integrations.sandbox.ledger import Refusal, Send
from integrations.sandbox.world import World

COUNTRY_PREFIX = {"IN": "91"}  # what Meta puts before a number that has no country code
FREE_TYPES = frozenset({"reaction"})  # no message of their own, so neither window nor price


class Draft(msgspec.Struct):
    """A message that passed its checks, not yet accepted."""

    kind: str
    content: Any
    look: dict[str, Any]
    template: Template | None

    @property
    def category(self) -> str:
        return self.template.category.lower() if self.template else "service"


class Sending:
    """The messages endpoint of one number."""

    def __init__(self, world: World, templates: Templates, statuses: Statuses, chats: Chats) -> None:
        settings = world.settings
        self._world = world
        self._templates = templates
        self._statuses = statuses
        self._chats = chats
        self._throughput = TokenBucket(settings.throughput_mps)
        self._pairs = PairLimit(settings.pair_burst, settings.pair_refill_seconds)
        self._users = DailyUsers(settings.messaging_limit)
        self._held: list[tuple[Customer, ChatMessage]] = []

    def accept(self, body: dict[str, Any], *, hidden: bool = False, doubled: bool = False) -> dict[str, Any]:
        """Take one send. Returns Graph's answer; raises GraphError and counts the refusal.

        `hidden`: the sender will not learn of it. `doubled`: a fault takes the same POST again.
        """
        customer = None
        try:
            draft = self._draft(body)
            customer = self._recipient(body)
            late = self._check(customer, draft)
        except GraphError as error:
            self._refuse(error, customer, body)
            raise
        message = self._record(customer, draft, body, hidden=hidden, doubled=doubled)
        if late:
            self._statuses.fail(customer, message, late)
        elif message.status == "held":
            self._held.append((customer, message))
        elif draft.kind != "reaction":
            self._statuses.follow(customer, message)
        return self._answer(body, customer, message)

    def _refuse(self, error: GraphError, customer: Customer | None, body: dict[str, Any]) -> None:
        if error.on_purpose:
            return
        user = customer.id if customer else ""
        token = str(body.get("biz_opaque_callback_data", ""))
        refusal = Refusal(self._world.now(), error.code, user, str(body.get("type", "")), token)
        self._world.ledger.refuse(refusal)
        self._world.feed.publish("send.refused", {"phone": user, "code": error.code, "details": error.details})

    def _draft(self, body: dict[str, Any]) -> Draft:
        kind = check_envelope(body)
        content = body[kind]
        if kind != "template":
            return Draft(kind, content, look_of(kind, content), None)
        template = self._templates.for_send(content.get("name"), content.get("language"))
        return Draft(kind, content, template_look(template, content.get("components")), template)

    def _recipient(self, body: dict[str, Any]) -> Customer:
        """The phone behind `to` (which wins) or `recipient`. A number never seen gets a phone."""
        to, bsuid = body.get("to"), body.get("recipient")
        if not to and not bsuid:
            raise bad_parameter("The parameter to is required.")
        if not to:
            customer = self._world.customers.by_bsuid(str(bsuid))
            if customer is None:
                raise invalid("recipient: the business-scoped user id is not known")
            return customer
        number = self.normal_number(to)
        raise_if_own_number(number, self._world.settings.display_number)
        return self._world.customers.by_number(number) or self._new_phone(number)

    def _new_phone(self, number: str) -> Customer:
        customer = self._world.customers.add(number)
        customer.has_whatsapp = self._world.settings.customers_appear
        self._world.feed.publish("phone.added", {"phone": customer.id, "name": customer.name})
        return customer

    def normal_number(self, to: Any) -> str:
        """Digits with country code. Without + a ten-digit number gets the business's own country code."""
        text = str(to).strip() if isinstance(to, str | int) else ""
        digits = "".join(character for character in text if character.isdecimal())
        if any(character.isalpha() for character in text) or not digits.isascii():
            raise invalid("to: the phone number is malformed")
        if not text.startswith("+") and len(digits) == 10:
            digits = COUNTRY_PREFIX.get(self._world.settings.business_country, "") + digits
        if not 8 <= len(digits) <= 15:
            raise invalid("to: the phone number is malformed")
        return digits

    def _check(self, customer: Customer, draft: Draft) -> GraphError | None:
        """Raises what fails at once; returns what will fail later, as a failed status."""
        now = self._world.now()
        window_open = customer.window_is_open(now)
        self._check_limits(customer, now.timestamp())
        injected = self._world.faults.next_error_code()
        if injected:
            error = GraphError(injected)
            error.on_purpose = True
            return _sync_or_async(error, late=self._world.faults.switches.api_error_async)
        if not draft.template and not window_open and draft.kind not in FREE_TYPES:
            closed = GraphError(131047, "More than 24 hours have passed since the customer last replied.")
            return _sync_or_async(closed, late=self._world.faults.switches.window_async)
        late = self._undeliverable(customer, draft)
        if not late and not window_open and not self._users.take(customer.id, now.timestamp()):
            return GraphError(131048, "The messaging limit of the last 24 hours is used up.")
        return late

    def _check_limits(self, customer: Customer, now: float) -> None:
        throttle = self._world.faults.switches.number_throttle
        self._throughput.rate = throttle or self._world.settings.throughput_mps
        if not self._throughput.take(now):
            raise GraphError(130429, "The number's messages per second are used up.")
        if not self._pairs.take(customer.id, now):
            raise GraphError(131056, "Too many messages to this user in a short time.")

    def _undeliverable(self, customer: Customer, draft: Draft) -> GraphError | None:
        if not customer.has_whatsapp or customer.blocked:
            return GraphError(131026, "Receiver is incapable of receiving this message.")
        if customer.old_client and draft.look.get("interactive") == "address_message":
            return GraphError(1026, "Receiver Incapable")
        if draft.category != "marketing":
            return None
        if customer.marketing_stopped:
            return GraphError(131050, "Unable to deliver the message: the user has stopped marketing messages.")
        if customer.holdout:
            return GraphError(130472, "Failed to send the message because this user is part of an experiment.")
        if self._world.faults.strikes("marketing_cap"):
            return GraphError(131049, "The user's share of marketing messages is used up for now.")
        return None

    def _record(
        self, customer: Customer, draft: Draft, body: dict[str, Any], *, hidden: bool, doubled: bool
    ) -> ChatMessage:
        now = self._world.now()
        message = ChatMessage(
            id=self.new_wamid(customer),
            direction="out",
            type=draft.kind,
            at=now,
            content=draft.content,
            text=text_of(draft.look),
            look=draft.look,
            status="held" if draft.template and draft.template.paced else "accepted",
            context_id=(body.get("context") or {}).get("message_id", ""),
            token=body.get("biz_opaque_callback_data", ""),
            template=draft.template.name if draft.template else "",
            category=draft.category,
            to_phone=bool(body.get("to")),
        )
        if draft.kind == "reaction":
            self._react(draft.content)
            return message
        message.pricing = self._world.ledger.add(self._ledger_entry(customer, message, hidden=hidden, doubled=doubled))
        self._chats.add(customer.id, message)
        customer.typing_until = None
        self._world.feed.publish("message.sent", {"phone": customer.id, "message": msgspec.to_builtins(message)})
        return message

    def _ledger_entry(self, customer: Customer, message: ChatMessage, *, hidden: bool, doubled: bool) -> Send:
        links = [str(button.get("id") or button.get("url") or "") for button in message.look.get("buttons", ())]
        return Send(
            wamid=message.id,
            at=message.at,
            user=customer.id,
            type=message.type,
            category=message.category,
            body="\n".join([message.text, *filter(None, links)]),
            template=message.template,
            token=message.token,
            window_open=customer.window_is_open(message.at),
            marketing_stopped=customer.marketing_stopped,
            outcome_hidden=hidden,
            doubled=doubled,
        )

    def _react(self, content: dict[str, Any]) -> None:
        found = self._chats.find(content["message_id"])
        if found is None:
            raise invalid("reaction: message_id is not known")
        customer_id, target = found
        target.reactions["business"] = content.get("emoji", "")
        self._world.feed.publish("message.changed", {"phone": customer_id, "message": msgspec.to_builtins(target)})

    def new_wamid(self, customer: Customer) -> str:
        """A message id in Meta's style, unique."""
        raw = customer.number.encode() + self._world.random.randbytes(15)
        return "wamid.HBgM" + base64.b64encode(raw).decode()

    def _answer(self, body: dict[str, Any], customer: Customer, message: ChatMessage) -> dict[str, Any]:
        if body.get("to"):
            contact = {"input": str(body["to"]), "wa_id": customer.number}
        else:
            contact = {"input": str(body["recipient"]), "user_id": customer.bsuid}
        sent: dict[str, Any] = {"id": message.id}
        if message.template:
            sent["message_status"] = "held_for_quality_assessment" if message.status == "held" else "accepted"
        return {"messaging_product": "whatsapp", "contacts": [contact], "messages": [sent]}

    def decide_held(self, template_name: str, *, release: bool) -> int:
        """End the quality assessment of a paced template: let its messages go, or fail them with 132015."""
        mine = [pair for pair in self._held if pair[1].template == template_name]
        self._held = [pair for pair in self._held if pair[1].template != template_name]
        for customer, message in mine:
            message.status = "accepted"
            if release:
                self._statuses.follow(customer, message)
            else:
                self._statuses.fail(customer, message, GraphError(132015, "The template was paused for low quality."))
        return len(mine)

    def mark_read(self, body: dict[str, Any]) -> dict[str, Any]:
        """Blue ticks for the customer up to that message, and the typing indicator for up to 25 s."""
        found = self._chats.find(str(body.get("message_id", "")))
        if found is None or found[1].direction != "in":
            raise invalid("message_id: the message is not known")
        customer = self._world.customers.find(found[0])
        if customer is None:
            raise invalid("message_id: the message is not known")
        for message in self._chats.of(customer.id):
            if message.direction == "in" and message.at <= found[1].at:
                message.status, message.read_at = "read", message.read_at or self._world.now()
        typing = body.get("typing_indicator")
        if typing is not None:
            if not isinstance(typing, dict) or typing.get("type") != "text":
                raise invalid("typing_indicator: type must be text")
            customer.typing_until = self._world.now() + TYPING
        until = customer.typing_until.isoformat() if customer.typing_until else None
        self._world.feed.publish("chat.read", {"phone": customer.id, "id": found[1].id, "typing_until": until})
        return {"success": True}


def _sync_or_async(error: GraphError, *, late: bool) -> GraphError:
    if late:
        return error
    raise error
