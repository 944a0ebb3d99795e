"""The rows that a decision adds: facts, scans, failed attempts, messages, commands, ledger lines, tasks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from journeys.decision import Ask, NdrOpened, Recorded, Send, Task, Withheld
from journeys.events import Event, Scan
from journeys.store.ids import new_id

COMMAND_LANE = 5


def unknown_code_row(event: Event, scan: Scan) -> dict[str, Any]:
    """A vendor's word that we do not know."""
    return {
        "source": event.source,
        "code": scan.raw_code[:100],
        "example": scan.raw_text[:300],
        "seen": 0,
        "first_seen_at": event.received_at,
        "last_seen_at": event.received_at,
    }


def task_row(owner: int, task: Task, now: datetime) -> dict[str, Any]:
    """Work for a person."""
    row = {"reason": task.reason, "note": task.note, "order_id": task.order_id or 0}
    row |= {"due_at": task.due_at, "suggested": task.suggested, "packet": task.packet}
    return {"id": new_id(), "customer_id": owner, "opened_at": now, **row}


def fact_row(owner: int | None, recorded: Recorded, inbox_ids: dict[str, int]) -> dict[str, Any]:
    """An event on the timeline."""
    event = recorded.event
    return {
        "id": new_id(),
        "customer_id": owner,
        "order_id": recorded.order_id,
        "shipment_id": recorded.shipment_id,
        "kind": event.kind,
        "key": event.key[:300],
        "source": event.source,
        "occurred_at": event.occurred_at,
        "received_at": event.received_at,
        "late": recorded.late,
        "body": event.body,
        "inbox_id": inbox_ids.get(event.key),
    }


def scan_row(owner: int, shipment_id: int, event: Event) -> dict[str, Any]:
    """A courier's scan, its own words kept."""
    scan = event.body
    assert isinstance(scan, Scan)
    return {
        "id": new_id(),
        "customer_id": owner,
        "shipment_id": shipment_id,
        "leg": scan.leg.value,
        "status": scan.status.value,
        "raw_code": scan.raw_code[:100],
        "raw_text": scan.raw_text,
        "remark": scan.remark,
        "place": scan.place[:200],
        "facility": scan.facility[:200],
        "understood": scan.understood,
        "incident": scan.incident,
        "occurred_at": event.occurred_at,
        "received_at": event.received_at,
        "source": event.source,
    }


def ndr_row(owner: int, opened: NdrOpened) -> dict[str, Any]:
    """A failed attempt with its evidence."""
    ndr, scan = opened.ndr, opened.event.body
    assert isinstance(scan, Scan)
    said = scan.ndr
    return {
        "id": ndr.id,
        "customer_id": owner,
        "shipment_id": opened.shipment_id,
        "order_id": opened.order_id,
        "attempt_no": ndr.attempt_no,
        "reason": ndr.reason.value,
        "at_fault": ndr.at_fault.value,
        "attempted": ndr.attempted,
        "confidence": said.confidence if said else 0.0,
        "courier_code": scan.raw_code[:100],
        "remark": scan.remark,
        "evidence": {
            "geo": said.geo if said else None,
            "call_duration_seconds": said.call_duration_seconds if said else None,
        },
        "actions_allowed": list(ndr.actions_allowed),
        "action_deadline_at": said.action_deadline_at if said else None,
        "occurred_at": ndr.occurred_at,
        "received_at": ndr.received_at,
        "closed_at": opened.event.received_at if opened.closed_as else None,
        "closed_as": opened.closed_as,
    }


def _outbox_row(owner: int, now: datetime, **columns: Any) -> dict[str, Any]:
    return {"id": new_id(), "customer_id": owner, "created_at": now, "not_before_at": now, **columns}


def message_row(owner: int, send: Send, now: datetime) -> dict[str, Any]:
    """A message that waits to leave."""
    return _outbox_row(
        owner,
        now,
        order_id=send.order_id,
        shipment_id=send.shipment_id,
        channel="whatsapp",
        account="",
        name=send.message,
        lane=int(send.lane),
        proactive=send.proactive,
        dedupe_key=send.dedupe_key[:200],
        body={
            "subject": send.subject,
            "args": send.args,
            "reply_to": send.reply_to,
            "cause_at": send.cause_at.isoformat(),
        },
        rule=send.rule or send.message,
        rule_version=send.rule_version,
        run_id=send.run_id,
        causes=list(send.causes),
    )


def command_row(owner: int, ask: Ask, now: datetime) -> dict[str, Any]:
    """Something to ask of a vendor."""
    return _outbox_row(
        owner,
        now,
        order_id=ask.order_id,
        shipment_id=ask.shipment_id,
        channel="vendor",
        account=ask.account,
        name=ask.command,
        lane=COMMAND_LANE,
        proactive=False,
        dedupe_key=ask.dedupe_key[:200],
        body=ask.params,
        rule=ask.command,
        rule_version=1,
        run_id=None,
        causes=list(ask.causes),
    )


def queued_line(owner: int, send: Send, now: datetime) -> dict[str, Any]:
    """The ledger on a message that was queued."""
    return ledger_line(
        owner, send.order_id, send.message, "queued", send.rule_version, (), list(send.causes), send.dedupe_key, now
    )


def withheld_line(owner: int, withheld: Withheld, now: datetime) -> dict[str, Any]:
    """The ledger on a message that was not even queued."""
    return ledger_line(
        owner,
        withheld.order_id,
        withheld.message,
        "withheld",
        1,
        withheld.blockers,
        list(withheld.causes),
        withheld.dedupe_key,
        now,
        withheld.inputs,
    )


def ledger_line(  # noqa: PLR0913, PLR0917 - a flat record, named at every call
    owner: int,
    order_id: int | None,
    message: str,
    outcome: str,
    version: int,
    blockers: Sequence[str],
    causes: list[str],
    dedupe_key: str,
    now: datetime,
    inputs: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """One line of the decision ledger."""
    return {
        "id": new_id(),
        "customer_id": owner,
        "order_id": order_id,
        "message": message,
        "outcome": outcome,
        "rule": message,
        "rule_version": version,
        "blockers": list(blockers),
        "inputs": inputs or {},
        "causes": causes,
        "dedupe_key": dedupe_key[:200],
        "decided_at": now,
    }
