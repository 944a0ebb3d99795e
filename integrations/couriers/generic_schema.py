"""The JSON Schema of a generic courier event, as the documentation prints it and a sender may check against."""

from typing import Any

from integrations.couriers.scans import REATTEMPT, RETURN, REVERT_FROM_DELIVERED, REVOKE_RTO
from journeys.status import Leg, NdrReason, Status

REVOCATIONS = (REVOKE_RTO, REVERT_FROM_DELIVERED)

_TIME = {
    "type": "string",
    "description": "ISO 8601, e.g. 2026-03-14T15:42:10+05:30; without an offset it is Indian time.",
}

NDR_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "Why an attempt failed; only with status delivery_attempt_failed.",
    "properties": {
        "reason": {"enum": [reason.value for reason in NdrReason], "description": "Left out: read from the remark."},
        "attempted": {"type": "boolean", "description": "false: the courier was never there."},
        "attempt_no": {"type": "integer", "minimum": 1, "maximum": 19},
        "geo": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2, "description": "lat, long"},
        "call_duration_seconds": {"type": "integer", "minimum": 0},
        "actions_allowed": {"type": "array", "items": {"enum": [REATTEMPT, RETURN]}},
        "action_deadline": _TIME,
    },
}

EVENT_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Harkara courier event",
    "description": 'One scan of one parcel. Send one, a list, or {"events": [...]}. Sending it again does no harm.',
    "type": "object",
    "required": ["awb", "status", "occurred_at"],
    "properties": {
        "awb": {"type": "string", "minLength": 1, "maxLength": 64},
        "status": {
            "enum": [status.value for status in Status] + list(REVOCATIONS),
            "description": "Anything else is kept as unknown. A revocation alone means: on its way again.",
        },
        "occurred_at": _TIME,
        "leg": {"enum": [leg.value for leg in Leg], "default": "forward"},
        "courier": {"type": "string", "maxLength": 64},
        "raw_code": {"type": "string", "maxLength": 80, "description": "The courier's own code, kept as it is."},
        "raw_text": {"type": "string", "maxLength": 200},
        "remark": {"type": "string", "maxLength": 1000},
        "location": {"type": "string", "description": "Town or hub, e.g. Pune_Kothrud_D (Maharashtra)."},
        "facility": {"type": "string", "maxLength": 200, "description": "The hub's own name where it differs."},
        "order_number": {"type": "string", "maxLength": 64},
        "edd": _TIME,
        "cod_rupees": {"type": ["number", "string"], "description": "Cash to collect."},
        "incident": {"type": "string", "maxLength": 30, "examples": ["misrouted", "delayed", "stuck"]},
        "revokes": {"enum": list(REVOCATIONS), "description": "An explicit correction of an earlier scan."},
        "qc_failed": {
            "type": "boolean",
            "description": "On the leg reverse: not taken, it failed the check at the door.",
        },
        "qc_reason": {"type": "string", "maxLength": 200, "description": "And why; customers read it."},
        "ndr": NDR_SCHEMA,
    },
}
