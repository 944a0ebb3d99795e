"""Levers on Meta's side, over JSON: template reviews, pauses and pacing, account webhooks, the callback's challenge."""

from collections.abc import Collection
from typing import Any

from aiohttp import web

from integrations.sandbox.control import bad_request, json_answer, json_body, not_found
from integrations.sandbox.graph.account import GRAPH, Graph
from integrations.sandbox.graph.templates import LISTED_FIELDS, Template

STATUSES = frozenset(
    {
        "APPROVED",
        "REJECTED",
        "PENDING",
        "PAUSED",
        "DISABLED",
        "FLAGGED",
        "ARCHIVED",
        "UNARCHIVED",
        "IN_APPEAL",
        "REINSTATED",
        "LOCKED",
        "LIMIT_EXCEEDED",
        "PENDING_DELETION",
    }
)
SWITCHES = frozenset({"paced", "breaks_policy"})
CHOICES: dict[str, Collection[str]] = {
    "status": STATUSES,
    "quality": ("UNKNOWN", "GREEN", "YELLOW", "RED"),
    "category": ("UTILITY", "MARKETING", "AUTHENTICATION"),
    "pacing": ("release", "drop"),
}


async def list_templates(request: web.Request) -> web.Response:
    """All templates with everything known of them."""
    graph = request.app[GRAPH]
    return json_answer({"templates": [_whole(template) for template in graph.templates.all()]})


def _whole(template: Template) -> dict[str, Any]:
    return template.as_json([*LISTED_FIELDS, "quality_score", "rejected_reason", "previous_category"]) | {
        "paced": template.paced,
        "breaks_policy": template.breaks_policy,
        "pauses": template.pauses,
    }


async def pull_template(request: web.Request) -> web.Response:
    """Any of status (+ reason), quality, category, paced, breaks_policy, pacing ("release" | "drop")."""
    graph = request.app[GRAPH]
    template = graph.templates.get(request.match_info["template"])
    if template is None:
        raise not_found("no such template")
    body = await json_body(request)
    _check_levers(body)
    _pull(graph, template, body)
    return json_answer(_whole(template))


def _check_levers(body: dict[str, Any]) -> None:
    for key, value in body.items():
        right = isinstance(value, bool) if key in SWITCHES else str(value) in CHOICES.get(key, ())
        if key != "reason" and not right:
            raise bad_request(f"{key} cannot be set to that")


def _pull(graph: Graph, template: Template, body: dict[str, Any]) -> None:
    templates = graph.templates
    template.paced = body.get("paced", template.paced)
    template.breaks_policy = body.get("breaks_policy", template.breaks_policy)
    if "category" in body:
        templates.change_category(template, body["category"])
    if "quality" in body:
        templates.set_quality(template, body["quality"])
    if "status" in body:
        templates.set_status(template, body["status"], str(body.get("reason", "NONE")))
    if "pacing" in body:
        _decide_pacing(graph, template, release=body["pacing"] == "release")


def _decide_pacing(graph: Graph, template: Template, *, release: bool) -> None:
    template.paced = False
    graph.sending.decide_held(template.name, release=release)
    if not release:
        graph.templates.set_status(template, "PAUSED", title="RATE_LIMITING_PAUSE")


async def queue_verdicts(request: web.Request) -> web.Response:
    """{"verdicts": [{"status": "REJECTED", "reason": "INVALID_FORMAT"}, ...]} for the next reviews."""
    verdicts = (await json_body(request)).get("verdicts")
    right = isinstance(verdicts, list) and all(
        isinstance(one, dict) and str(one.get("status")) in {"APPROVED", "REJECTED"} for one in verdicts
    )
    if not right or not verdicts:
        raise bad_request("verdicts must be a list of objects with status APPROVED or REJECTED")
    request.app[GRAPH].templates.verdicts.extend(verdicts)
    return json_answer({"waiting": len(request.app[GRAPH].templates.verdicts)})


async def send_account_field(request: web.Request) -> web.Response:
    """{"field": "account_update", "value": {...}}: any webhook of Meta's, as it is."""
    graph = request.app[GRAPH]
    body = await json_body(request)
    field, value = body.get("field"), body.get("value")
    if not isinstance(field, str) or not isinstance(value, dict):
        raise bad_request("field must be a string and value an object")
    if field == "messages":
        graph.notifier.messages(**value)
    else:
        graph.notifier.account(field, value)
    return json_answer({"queued": True})


async def verify_callback(request: web.Request) -> web.Response:
    """Challenge the configured callback as Meta does when it is entered in the app's dashboard."""
    graph = request.app[GRAPH]
    settings = graph.world.settings
    return json_answer({"verified": await graph.notifier.challenge(graph.notifier.sender.url, settings.verify_token)})


def add_routes(app: web.Application) -> None:
    """Mount the levers."""
    app.router.add_get("/sandbox/api/templates", list_templates)
    app.router.add_post("/sandbox/api/templates/verdicts", queue_verdicts)
    app.router.add_post("/sandbox/api/templates/{template}", pull_template)
    app.router.add_post("/sandbox/api/account", send_account_field)
    app.router.add_post("/sandbox/api/webhook/verify", verify_callback)
