"""Answers a return that waits in Shopify: approves or declines it.

Mutations `returnApproveRequest` and `returnDeclineRequest` and the query `return`, per Shopify's Admin GraphQL
reference of 2025-10; a return that waits is REQUESTED, an approved one OPEN until it is CLOSED. `notifyCustomer` is
left false: she hears it from us. Needs the scope `write_returns`. Not verified against a live shop.
"""

from typing import Any, NamedTuple

from integrations.contract import Command, Outcome
from integrations.loose_json import mapping, text
from integrations.shops._shopify_return_asking import Ask
from journeys.errors import CommandRefused

STATUS = "query ReturnStatus($id: ID!) { return(id: $id) { status } }"

APPROVE = """mutation ReturnApprove($input: ReturnApproveRequestInput!) {
  returnApproveRequest(input: $input) { return { id status } userErrors { field message code } } }"""

DECLINE = """mutation ReturnDecline($input: ReturnDeclineRequestInput!) {
  returnDeclineRequest(input: $input) { return { id status } userErrors { field message code } } }"""

WAITING = "REQUESTED"
LONGEST_NOTE = 500  # characters of `declineNote`


class _Answer(NamedTuple):
    """The mutation that gives it, and the states of a return that has it."""

    mutation: str
    query: str
    states: frozenset[str]


ANSWERS = {
    "shop.approve_return": _Answer("returnApproveRequest", APPROVE, frozenset({"OPEN", "CLOSED"})),
    "shop.decline_return": _Answer("returnDeclineRequest", DECLINE, frozenset({"DECLINED"})),
}


class ReturnDecisions:
    """Decides returns through the Admin API. `ask` runs a query, `mutate` a mutation, as ShopifyAdmin does."""

    def __init__(self, ask: Ask, mutate: Ask) -> None:
        self._ask = ask
        self._mutate = mutate

    async def decide(self, command: Command) -> Outcome:
        """`confirmed`, also when it was decided so before. Raises CommandRefused when it was decided otherwise."""
        answer, status = ANSWERS[command.name], await self._status(command)
        if status not in answer.states:
            if status != WAITING:
                raise CommandRefused(f"the return is {status.lower()} in the shop", code="NOT_WAITING")
            await self._mutate(answer.mutation, answer.query, {"input": _input_of(command)}, repeatable=False)
        return Outcome("confirmed")

    async def is_decided(self, command: Command) -> bool:
        """Whether the return has the answer that was to be given."""
        return await self._status(command) in ANSWERS[command.name].states

    async def _status(self, command: Command) -> str:
        found = (await self._ask(STATUS, {"id": _gid(command)}, repeatable=True)).get("return")
        if not found:
            raise CommandRefused("the shop has no such return", code="NOT_FOUND")
        return text(mapping(found).get("status"))


def _input_of(command: Command) -> dict[str, Any]:
    given: dict[str, Any] = {"id": _gid(command), "notifyCustomer": False}
    if command.name == "shop.approve_return":
        return given
    note = text(command.params.get("note"))[:LONGEST_NOTE]
    return given | {"declineReason": "OTHER"} | ({"declineNote": note} if note else {})


def _gid(command: Command) -> str:
    return f"gid://shopify/Return/{command.params['return_id']}"
