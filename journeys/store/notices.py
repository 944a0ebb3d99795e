"""What WhatsApp says about our templates: the newest word on each, however late and in whatever order it comes.

What operations must look at becomes an alert, one for each trouble and template, which ends when WhatsApp says so.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, case, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.events import AccountNotice, Event
from journeys.store.alerts import alert_row, raise_alerts
from journeys.store.schema import alerts, templates
from journeys.store.writing import add_unless_there

STATUS, QUALITY, CATEGORY = "template.status_changed", "template.quality_changed", "template.category_changed"
LONGEST = 20  # characters of a quality or category
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # when the status was told of a template of which only the category was

Told = tuple[Event, AccountNotice]


async def keep_notices(connection: AsyncConnection, events: Sequence[Event]) -> None:
    """Write down what the notices among the events say. `seen_at` is when the status was last changed, as told."""
    in_order = sorted(events, key=lambda each: each.occurred_at)
    told: list[Told] = [(event, event.body) for event in in_order if isinstance(event.body, AccountNotice)]
    if not told:
        return
    await _keep_statuses(connection, [_row(*each) for each in told if _is(STATUS, each)])
    await _keep_categories(connection, [_row(*each) for each in told if _is(CATEGORY, each)])
    await _keep_quality(connection, [_row(*each) for each in told if _is(QUALITY, each)])
    await _alert(connection, told)


async def note_refused(connection: AsyncConnection, name: str, language: str, status: str, now: datetime) -> None:
    """A send told us before any notice that a template may not leave: believed until a newer notice comes."""
    row = {"which": name, "tongue": language, "said": status, "at": now, "filed": "", "because": ""}
    await _keep_statuses(connection, [row])


def _is(kind: str, told: Told) -> bool:
    event, body = told
    return event.kind == kind and bool(body.name and body.status)


def _row(event: Event, body: AccountNotice) -> dict[str, Any]:
    return {
        "which": body.name,
        "tongue": body.language,
        "said": body.status,
        "at": event.occurred_at,
        "filed": body.category[:LONGEST],
        "because": body.reason,
    }


async def _keep_statuses(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    await _add(connection, rows)
    c = templates.c
    category = case((bindparam("filed", type_=c.category.type) == "", c.category), else_=bindparam("filed"))
    statement = (
        update(templates)
        .where(_same(), c.seen_at <= bindparam("at", type_=c.seen_at.type))
        .values(
            status=bindparam("said"),
            category=category,
            reason=bindparam("because"),
            seen_at=bindparam("at", type_=c.seen_at.type),
        )
    )
    await connection.execute(statement, rows)


async def _keep_categories(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    """A status that was told later has named a category too, so an older notice changes nothing."""
    if not rows:
        return
    await _add(connection, rows)
    is_news = templates.c.seen_at <= bindparam("at", type_=templates.c.seen_at.type)
    short = [{"which": r["which"], "tongue": r["tongue"], "at": r["at"], "said": r["said"][:LONGEST]} for r in rows]
    await connection.execute(update(templates).where(_same(), is_news).values(category=bindparam("said")), short)


async def _keep_quality(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    short = [{"which": r["which"], "tongue": r["tongue"], "said": r["said"][:LONGEST]} for r in rows]
    await connection.execute(update(templates).where(_same()).values(quality=bindparam("said")), short)


async def _add(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    new = [{"name": r["which"], "language": r["tongue"], "status": "", "seen_at": NEVER} for r in rows]
    await add_unless_there(connection, templates, new)


def _same() -> Any:
    return (templates.c.name == bindparam("which")) & (templates.c.language == bindparam("tongue"))


# -- alerts --------------------------------------------------------------------------------------------------------


async def _alert(connection: AsyncConnection, told: Sequence[Told]) -> None:
    """Open and close alerts in the order of the notices; a status that a newer one has overtaken does neither."""
    concerning = [each for each in told if each[1].trouble or each[1].over]
    newest = await _newest(connection, {body.name for _, body in concerning if body.name})
    for event, body in concerning:
        if event.kind == STATUS and event.occurred_at < newest.get((body.name, body.language), NEVER):
            continue
        group = _group(body)
        if body.over:
            await _close(connection, body.over, group, event.occurred_at)
        if body.trouble:
            await raise_alerts(connection, [alert_row(body.trouble, group, _sample(body), event.occurred_at)])


async def _newest(connection: AsyncConnection, names: set[str]) -> dict[tuple[str, str], datetime]:
    """When the status of each of these templates was told last."""
    if not names:
        return {}
    c = templates.c
    rows = await connection.execute(select(c.name, c.language, c.seen_at).where(c.name.in_(sorted(names))))
    return {(name, language): at for name, language, at in rows}


def _group(body: AccountNotice) -> str:
    return f"{body.name} ({body.language})" if body.name else f"account {body.waba_id}"


def _sample(body: AccountNotice) -> dict[str, Any]:
    """What a person should see of it: WhatsApp's word and reason; its own object may hold a phone number."""
    said = {"status": body.status, "category": body.category, "why": body.reason}
    return {name: value for name, value in said.items() if value}


async def _close(connection: AsyncConnection, reasons: Sequence[str], group: str, at: datetime) -> None:
    open_ones = (alerts.c.reason.in_(reasons), alerts.c.group_key == group[:200], alerts.c.closed_at.is_(None))
    await connection.execute(update(alerts).where(*open_ones).values(closed_at=at))
