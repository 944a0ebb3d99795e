"""Templates and their lives: review, rejection, category change, pauses after bad feedback, deletion."""

import re
from collections import deque
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec

from integrations.sandbox.graph import template_rules as rules
from integrations.sandbox.graph.answers import GraphError
from integrations.sandbox.graph.limits import DAY_SECONDS, SlidingCount
from integrations.sandbox.graph.notify import Notifier
from integrations.sandbox.world import World

# RED quality pauses for 3 h, then 6 h, then disables (Meta's template pausing page).
PAUSE_HOURS = (3, 6)
NAME_LOCK = timedelta(days=30)  # a deleted approved template's name stays taken
PROMOTION = re.compile(r"\b(\d+ ?% off|discount|coupon|cashback|sale ends|offer ends|flash sale|buy \d get \d)\b", re.I)
LISTED_FIELDS = ("name", "parameter_format", "components", "language", "status", "category", "id")


class Template(msgspec.Struct, kw_only=True):
    """One name in one language. `quality`: UNKNOWN | GREEN | YELLOW | RED. `paced` holds its messages.

    `quality_at` is in Unix seconds. `breaks_policy` makes every send fail with 132007.
    """

    id: str
    name: str
    language: str
    category: str
    components: list[dict[str, Any]]
    parameter_format: str = "POSITIONAL"
    status: str = "PENDING"
    quality: str = "UNKNOWN"
    quality_at: int
    rejected_reason: str = "NONE"
    previous_category: str = ""
    pauses: int = 0
    paced: bool = False
    breaks_policy: bool = False
    edits: deque[float] = msgspec.field(default_factory=deque)

    def part(self, kind: str) -> dict[str, Any]:
        """The component of that type, {} when there is none."""
        return next((part for part in self.components if str(part.get("type", "")).upper() == kind), {})

    def as_json(self, fields: list[str] | None = None) -> dict[str, Any]:
        """As Graph lists it; `fields` narrows, `id` is always there."""
        whole = {
            "name": self.name,
            "parameter_format": self.parameter_format,
            "components": self.components,
            "language": self.language,
            "status": self.status,
            "category": self.category,
            "id": self.id,
            "quality_score": {"score": self.quality, "date": self.quality_at},
            "rejected_reason": self.rejected_reason,
            "previous_category": self.previous_category or None,
        }
        wanted = {*(fields or LISTED_FIELDS), "id"}
        return {name: value for name, value in whole.items() if name in wanted and value is not None}


class Templates:
    """The account's templates. Every change of state is told by webhook."""

    def __init__(self, world: World, notifier: Notifier) -> None:
        self._world = world
        self._notifier = notifier
        self._by_id: dict[str, Template] = {}
        self._by_name: dict[tuple[str, str], Template] = {}
        self._locked_names: dict[tuple[str, str], datetime] = {}
        self._creations = SlidingCount(world.settings.template_creations_per_hour)
        self.verdicts: deque[dict[str, str]] = deque()

    def all(self) -> list[Template]:
        return list(self._by_id.values())

    def get(self, template_id: str) -> Template | None:
        return self._by_id.get(template_id)

    def named(self, name: str) -> list[Template]:
        """That template in all its languages."""
        return [one for one in self.all() if one.name == name]

    def create(self, body: dict[str, Any]) -> Template:
        """Check and submit for review. Raises GraphError 100 (with subcode) or 80007."""
        name, language = body.get("name"), body.get("language")
        category = str(body.get("category", "")).upper()
        rules.check_identity(name, language, category)
        parameter_format = str(body.get("parameter_format") or "POSITIONAL").upper()
        rules.check_components(body.get("components"), parameter_format)
        self._check_room(str(name), str(language))
        template = Template(
            id=str(self._world.random.randrange(10**14, 10**15)),
            name=str(name),
            language=str(language),
            category=category,
            components=body["components"],
            parameter_format=parameter_format,
            quality_at=int(self._world.now().timestamp()),
        )
        self._by_id[template.id] = self._by_name[template.name, template.language] = template
        self._submit(template)
        return template

    def _check_room(self, name: str, language: str) -> None:
        now = self._world.now()
        if (name, language) in self._by_name:
            raise rules.refused(
                rules.ALREADY_EXISTS,
                "Content in This Language Already Exists",
                "There is already content in this language for this template.",
            )
        if self._locked_names.get((name, language), now) > now:
            raise rules.refused(rules.BEING_DELETED, "Language is being deleted", "Try again in 30 days.")
        if len(self._by_id) >= self._world.settings.template_limit:
            raise GraphError(80007, "The account has reached its number of templates.")
        if not self._creations.take(now.timestamp()):
            raise GraphError(80007, "Too many templates created within an hour.")

    def _submit(self, template: Template) -> None:
        template.status = "PENDING"
        self._publish(template)
        wait = timedelta(seconds=self._world.settings.template_review_seconds)
        self._world.scheduler.after(wait, partial(self._review, template))

    def _review(self, template: Template) -> None:
        if template.status != "PENDING" or template.id not in self._by_id:
            return
        verdict = self.verdicts.popleft() if self.verdicts else {"status": "APPROVED"}
        text = " ".join(str(part.get("text", "")) for part in template.components)
        if template.category == "UTILITY" and PROMOTION.search(text):
            self.change_category(template, "MARKETING")
        self.set_status(template, verdict["status"], verdict.get("reason", "NONE"))

    def edit(self, template: Template, body: dict[str, Any]) -> None:
        """Replace components or category. Raises GraphError 100 when Meta would not allow it."""
        if template.status not in {"APPROVED", "REJECTED", "PAUSED"}:
            raise rules.refused(2388025, "Template cannot be edited", "Only approved, rejected or paused ones can be.")
        category = str(body.get("category") or template.category).upper()
        if template.status == "APPROVED" and category != template.category:
            raise rules.refused(2388025, "Category cannot be edited", "An approved template keeps its category.")
        components = body.get("components") or template.components
        rules.check_identity(template.name, template.language, category)
        rules.check_components(components, template.parameter_format)
        if template.status == "APPROVED":
            self._count_edit(template)
        template.components, template.category = components, category
        self._submit(template)

    def _count_edit(self, template: Template) -> None:
        now = self._world.now().timestamp()
        while template.edits and template.edits[0] <= now - 30 * DAY_SECONDS:
            template.edits.popleft()
        if len(template.edits) >= 10 or (template.edits and template.edits[-1] > now - DAY_SECONDS):
            raise rules.refused(2388019, "Too many edits", "Once in 24 hours, ten times in 30 days.")
        template.edits.append(now)

    def delete(self, templates: list[Template]) -> None:
        """Delete; an approved name stays taken for 30 days. Raises GraphError 100 on a disabled one."""
        if any(template.status == "DISABLED" for template in templates):
            raise GraphError(100, message="(#100) A disabled template cannot be deleted.")
        for template in templates:
            if template.status == "APPROVED":
                self._locked_names[template.name, template.language] = self._world.now() + NAME_LOCK
            self.set_status(template, "DELETED")
            del self._by_id[template.id], self._by_name[template.name, template.language]

    def unpause(self, template: Template) -> None:
        """Resume a paused template. Raises GraphError 100 when it is not paused."""
        if template.status != "PAUSED":
            raise GraphError(100, message="(#100) The template is not paused.")
        self.set_status(template, "APPROVED", title="UNPAUSE")

    def set_status(self, template: Template, status: str, reason: str = "NONE", title: str = "") -> None:
        """Change the status and tell it (APPROVED, REJECTED, PAUSED, DISABLED, FLAGGED, ...)."""
        template.status = status
        template.rejected_reason = reason if status == "REJECTED" else "NONE"
        value: dict[str, Any] = {"event": status, **_identity(template), "reason": reason}
        value["message_template_category"] = template.category
        if status == "REJECTED":
            value["rejection_info"] = {"reason": reason, "recommendation": "Change the text and submit it again."}
        if title:
            value["other_info"] = {"title": title, "description": f"{title.replace('_', ' ').capitalize()}."}
        self._notifier.account("message_template_status_update", value)
        self._publish(template)

    def change_category(self, template: Template, category: str) -> None:
        """Meta re-categorises the template."""
        template.previous_category, template.category = template.category, category
        value = _identity(template) | {"previous_category": template.previous_category, "new_category": category}
        self._notifier.account("template_category_update", value)
        self._publish(template)

    def set_quality(self, template: Template, quality: str) -> None:
        """Change the quality; RED pauses for 3 h, then 6 h, and the third time disables."""
        value = {"previous_quality_score": template.quality, "new_quality_score": quality} | _identity(template)
        template.quality, template.quality_at = quality, int(self._world.now().timestamp())
        self._notifier.account("message_template_quality_update", value)
        if quality == "RED":
            self._pause(template)

    def _pause(self, template: Template) -> None:
        template.pauses += 1
        if template.pauses > len(PAUSE_HOURS):
            self.set_status(template, "DISABLED", title="DISABLED")
            return
        self.set_status(template, "PAUSED", title=("FIRST_PAUSE", "SECOND_PAUSE")[template.pauses - 1])
        span = timedelta(hours=PAUSE_HOURS[template.pauses - 1])
        self._world.scheduler.after(span, partial(self._resume, template, template.pauses))

    def _resume(self, template: Template, pause: int) -> None:
        if template.status == "PAUSED" and template.pauses == pause:
            self.unpause(template)

    def _publish(self, template: Template) -> None:
        self._world.feed.publish("template.changed", template.as_json(["name", "language", "status", "category"]))

    def for_send(self, name: Any, language: Any) -> Template:
        """The template of a send. Raises GraphError 131008, 132001, 132007, 132015 or 132016."""
        if not isinstance(name, str) or not name:
            raise GraphError(131008, "template: name is required")
        code = language.get("code") if isinstance(language, dict) else None
        if not isinstance(code, str):
            raise GraphError(131008, "template: language code is required")
        template = self._by_name.get((name, code))
        if template is None or template.status in {"PENDING", "REJECTED"}:
            raise GraphError(132001, f"template name ({name[:60]}) does not exist in {code[:10]}")
        if template.status in {"PAUSED", "DISABLED"}:
            raise GraphError(132015 if template.status == "PAUSED" else 132016, f"{template.name} ({code})")
        if template.breaks_policy:
            raise GraphError(132007, f"{template.name} ({code}) breaks a content policy")
        return template


def _identity(template: Template) -> dict[str, Any]:
    return {
        "message_template_id": int(template.id),
        "message_template_name": template.name,
        "message_template_language": template.language,
    }
