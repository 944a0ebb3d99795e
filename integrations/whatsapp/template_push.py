"""Bringing the templates at Meta in line with ours: what is to be done, doing it as far as Meta allows, how it stands.

Nothing is remembered but what the Graph API lists, so a push that was cut short is simply run again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

import msgspec

from integrations.whatsapp.errors import MessageRefused
from integrations.whatsapp.foreign import table, text
from integrations.whatsapp.sender import WhatsAppNumber
from integrations.whatsapp.templates import TemplateSpec, check, creation_body, diff
from journeys.errors import CommandRefused, HarkaraError, OutcomeUnknown, ServiceUnavailable

# Per Meta's template pages: 100 creations an hour; an approved text can be edited, but goes through review again.
CREATIONS_COUNT_FOR = timedelta(hours=1)
RATE_CODES = frozenset({4, 80007, 80008, 130429})  # app, account, template and throughput limits
EDITABLE = frozenset({"REJECTED", "PAUSED"})  # nobody gets it now, so its text may change under the same name
UNDELETABLE = frozenset({"DISABLED", "DELETED", "PENDING_DELETION"})

Listed = dict[str, Any]


class Plan(msgspec.Struct, frozen=True):
    """What a push would do. `edit` pairs ours with Meta's, which may be changed; `leave` pairs those that differ and
    may not, because people get them; `delete` are Meta's that we no longer want."""

    create: tuple[TemplateSpec, ...] = ()
    edit: tuple[tuple[TemplateSpec, Listed], ...] = ()
    leave: tuple[tuple[TemplateSpec, Listed], ...] = ()
    delete: tuple[Listed, ...] = ()
    same: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.create or self.edit or self.delete)


class Pushed(msgspec.Struct, frozen=True):
    """What a push did: created ones with Meta's status, edited and deleted names, those that Meta refused with its
    reason. `left` were not reached, because of `stopped_by`; after `again_in` another push goes on."""

    created: tuple[tuple[TemplateSpec, str], ...] = ()
    edited: tuple[TemplateSpec, ...] = ()
    deleted: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[TemplateSpec, str], ...] = ()
    left: int = 0
    stopped_by: HarkaraError | None = None
    again_in: timedelta | None = None


class Standing(msgspec.Struct, frozen=True):
    """How one of our templates stands at Meta. `status` is "" when it is not there; `category` is Meta's."""

    spec: TemplateSpec
    status: str = ""
    quality: str = ""
    category: str = ""
    reason: str = ""

    @property
    def is_recategorised(self) -> bool:
        return bool(self.category) and self.category != self.spec.category


def plan_of(specs: Sequence[TemplateSpec], listed: Sequence[Listed], prefix: str) -> Plan:
    """What brings `listed`, as the Graph API gives it, in line with `specs`. Only names that are built like ours with
    this prefix are ever deleted, and an old version only once the new one is approved.

    Raises the first fault of `check`: nothing is sent while one of ours cannot be right.
    """
    for fault in (fault for spec in specs for fault in check(spec)):
        raise fault
    found = diff(specs, listed)
    edit = tuple(pair for pair in found.differs if text(pair[1].get("status")).upper() in EDITABLE)
    leave = tuple(pair for pair in found.differs if pair not in edit)
    ours = [one for one in found.gone if _is_ours(one, prefix)]
    waited_for = _unapproved(specs, listed)
    delete = tuple(one for one in ours if (_family(_name(one)), text(one.get("language"))) not in waited_for)
    return Plan(found.missing, edit, leave, delete, len(found.same))


def _unapproved(specs: Iterable[TemplateSpec], listed: Iterable[Listed]) -> set[tuple[str, str]]:
    """The families and languages whose new version nobody can get yet."""
    approved = {(_name(one), text(one.get("language"))) for one in listed if _status(one) == "APPROVED"}
    return {(_family(each.name), each.language) for each in specs if (each.name, each.language) not in approved}


def _is_ours(one: Listed, prefix: str) -> bool:
    built_so = re.fullmatch(rf"{re.escape(prefix)}_[a-z0-9_]+_v\d+(_[a-z]+)?", _name(one))
    return built_so is not None and _status(one) not in UNDELETABLE


def _family(name: str) -> str:
    """A template's name without its version."""
    return re.sub(r"_v\d+(?=_[a-z]+$|$)", "", name)


def _name(one: Listed) -> str:
    return text(one.get("name"))


def _status(one: Listed) -> str:
    return text(one.get("status")).upper()


async def carry_out(number: WhatsAppNumber, plan: Plan, *, deleting: bool = False) -> Pushed:
    """Create and edit, and delete when `deleting`, in this order, until everything is done or Meta makes us wait.

    What Meta refuses for its content is told and does not stop the rest. Raises what concerns the account as such:
    a bad token, a locked account.
    """
    done = Pushed()
    tasks = [*_creations(plan), *_edits(plan), *(_deletions(plan) if deleting else ())]
    for index, task in enumerate(tasks):
        try:
            done = await task.run(number, done)
        except MessageRefused as refusal:
            if refusal.error_code in RATE_CODES:
                return _stopped(done, len(tasks) - index, refusal, CREATIONS_COUNT_FOR)
            if task.spec is None or refusal.reaction.act not in {"bug", "fix_template"}:
                raise
            done = _with(done, refused=(*done.refused, (task.spec, refusal.reason)))
        except ServiceUnavailable as error:
            wait = timedelta(seconds=error.retry_after_seconds or 60)
            return _stopped(done, len(tasks) - index, error, wait)
        except OutcomeUnknown as error:  # the list tells next time whether it was done
            return _stopped(done, len(tasks) - index, error, timedelta(0))
    return done


class _Task(msgspec.Struct, frozen=True):
    """One call, and how its answer is noted."""

    kind: str  # create | edit | delete
    spec: TemplateSpec | None = None
    theirs: Listed = {}

    async def run(self, number: WhatsAppNumber, done: Pushed) -> Pushed:
        if self.kind == "create" and self.spec:
            answer = await number.create_template(creation_body(self.spec))
            return _with(done, created=(*done.created, (self.spec, text(answer.get("status")))))
        if self.kind == "edit" and self.spec:
            await number.edit_template(text(self.theirs.get("id")), _edit_body(self.spec))
            return _with(done, edited=(*done.edited, self.spec))
        await number.delete_template(_name(self.theirs), text(self.theirs.get("id")))
        return _with(done, deleted=(*done.deleted, (_name(self.theirs), text(self.theirs.get("language")))))


def _creations(plan: Plan) -> Iterator[_Task]:
    return (_Task("create", spec) for spec in plan.create)


def _edits(plan: Plan) -> Iterator[_Task]:
    return (_Task("edit", spec, theirs) for spec, theirs in plan.edit)


def _deletions(plan: Plan) -> Iterator[_Task]:
    return (_Task("delete", None, theirs) for theirs in plan.delete)


def _edit_body(spec: TemplateSpec) -> dict[str, Any]:
    """What an edit may change: the components and the category, not name and language."""
    whole = creation_body(spec)
    return {name: whole[name] for name in ("category", "components")}


def _stopped(done: Pushed, left: int, error: HarkaraError, again_in: timedelta) -> Pushed:
    return _with(done, left=left, stopped_by=error, again_in=again_in)


def _with(done: Pushed, **changes: Any) -> Pushed:
    changed: Pushed = msgspec.structs.replace(done, **changes)
    return changed


async def push(number: WhatsAppNumber, specs: Sequence[TemplateSpec]) -> Pushed:
    """Create and edit whatever is missing or may be changed, or raise what stopped it: for those who cannot wait."""
    for fault in (fault for spec in specs for fault in check(spec)):
        raise fault
    pushed = await carry_out(number, plan_of(specs, await number.list_templates(), ""))
    if pushed.stopped_by:
        raise pushed.stopped_by
    for spec, reason in pushed.refused:
        raise CommandRefused(f"{spec.name} ({spec.language}): {reason}")
    return pushed


def standing_of(specs: Iterable[TemplateSpec], listed: Iterable[Listed]) -> list[Standing]:
    """How each of ours stands, in our order."""
    theirs = {(_name(one), text(one.get("language"))): one for one in listed}
    return [_standing(spec, theirs.get((spec.name, spec.language), {})) for spec in specs]


def _standing(spec: TemplateSpec, one: Listed) -> Standing:
    reason = text(one.get("rejected_reason"))
    return Standing(
        spec,
        _status(one),
        text(table(one.get("quality_score")).get("score")),
        text(one.get("category")).upper(),
        "" if reason == "NONE" else reason,
    )
