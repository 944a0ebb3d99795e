"""Running a macro: each step is the event that the single act makes, in order, up to the first that is refused."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.audit import record_in
from bot.access.guarding import current_user, only
from bot.desk.doing import CUSTOMER, STATUS_OF_REFUSAL, Doing, event_of, form_of, key_of, store
from bot.desk.macro_steps import TEAM
from bot.desk.replying import canned_for
from bot.desk.wish import Malformed, NotAllowed, Refused, Wish
from bot.waking import Waker
from journeys.events import Acted, Event
from journeys.store import desk_own
from journeys.store.database import Database

Row = Mapping[str, Any]
DEED_OF_STEP = {"canned": "reply"}  # the others are named like their deed


class MacroRun:
    """POST /desk/c/{customer_id}/macro/{macro_id}: fields `once`, `seen`, `order_id` as in single acts."""

    def __init__(self, doing: Doing, database: Database, waker: Waker) -> None:
        self._doing = doing
        self._database = database
        self._waker = waker

    def add_routes(self, app: web.Application) -> None:
        app.router.add_post(CUSTOMER + r"/macro/{macro_id:\d{1,18}}", only("agent")(self.run))

    async def run(self, request: web.Request) -> web.Response:
        """202 with {done}; 409, 400 or 403 with {error, done}: `done` are the steps before the refused one; 404."""
        try:
            form = await form_of(request)
            wish, macro, canned = await self._read(request, form)
        except Malformed as error:
            return web.json_response({"error": str(error), "done": []}, status=400)
        async with self._database.read() as connection:
            events, refusal = await self._events(connection, wish, macro, canned)
        await self._keep(wish, macro, events)
        names = [step["do"] for step in macro["steps"][: len(events)]]
        if refusal is None:
            return web.json_response({"done": names}, status=202)
        sentence = _sentence(macro["steps"], len(events), refusal)
        return web.json_response({"error": sentence, "done": names}, status=STATUS_OF_REFUSAL[type(refusal)])

    async def _read(self, request: web.Request, form: Mapping[str, str]) -> tuple[Wish, Row, Sequence[Row]]:
        user, now = current_user(request), self._doing.now()
        async with self._database.read() as connection:
            macros = {row["id"]: row for row in await desk_own.all_macros(connection)}
            macro = macros.get(int(request.match_info["macro_id"]))
            if macro is None:
                raise web.HTTPNotFound
            wish = await self._doing.wish(connection, user, int(request.match_info["customer_id"]), form, now)
            return wish, macro, await desk_own.all_canned(connection)

    async def _events(
        self, connection: AsyncConnection, wish: Wish, macro: Row, canned: Sequence[Row]
    ) -> tuple[list[tuple[str, Event]], Exception | None]:
        """The events of the steps before the first that is refused, each with its deed; and the refusal."""
        events: list[tuple[str, Event]] = []
        key = key_of(wish.form, wish.user)
        for number, step in enumerate(macro["steps"], 1):
            deed = DEED_OF_STEP.get(step["do"], step["do"])
            try:
                said = msgspec.structs.replace(wish, form=form_of_step(step, wish, canned))
                event = await event_of(connection, said, deed, f"{key}:{number}")
            except (Malformed, NotAllowed, Refused) as refusal:
                return events, refusal
            events.append((deed, event))
            wish = _after(wish, event)
        return events, None

    async def _keep(self, wish: Wish, macro: Row, events: Sequence[tuple[str, Event]]) -> None:
        if not events:
            return
        async with self._database.write() as connection:
            for deed, event in events:
                await store(connection, wish, deed, event)
            owner, detail = wish.state.customer.id, {"steps": len(events)}
            await record_in(
                connection, wish.user, "macro.run", at=wish.now, customer_id=owner, subject=macro["name"], detail=detail
            )
        self._waker.wake_worker()


def form_of_step(step: Row, wish: Wish, canned: Sequence[Row]) -> dict[str, str]:
    """The form that an agent would send for this step. Raises Refused for a canned reply that is gone."""
    around = {name: wish.form[name] for name in ("order_id", "seen") if wish.form.get(name)}
    fields = {name: str(value) for name, value in step.items() if name != "do"}
    return around | _OF_STEP.get(step["do"], _as_it_is)(fields, wish, canned)


def _as_it_is(fields: dict[str, str], wish: Wish, canned: Sequence[Row]) -> dict[str, str]:
    return fields


def _canned(fields: dict[str, str], wish: Wish, canned: Sequence[Row]) -> dict[str, str]:
    short = fields["short"].removeprefix("/")
    facts = wish.facts(wish.order(), wish.state, wish.now)
    language = wish.state.customer.language or "en"
    found = next((each for each in canned_for(canned, language, facts) if each.short == short), None)
    if found is None:
        raise Refused(f"There is no canned reply /{short} any more.")
    return {"text": found.text, "buttons": "\n".join(found.buttons), "file": found.file}


def _label(fields: dict[str, str], wish: Wish, canned: Sequence[Row]) -> dict[str, str]:
    """A macro adds to the labels that are there."""
    new = [each.strip() for each in fields["labels"].split(",")]
    return {"labels": ",".join(dict.fromkeys((*wish.state.conversation.labels, *new)))}


def _assign(fields: dict[str, str], wish: Wish, canned: Sequence[Row]) -> dict[str, str]:
    whom = fields["whom"]
    if whom.startswith(TEAM):
        return {"team": whom[len(TEAM) :].strip()}
    return {"user_id": str(wish.user.id)} if whom == "me" else {}


_OF_STEP = {"canned": _canned, "label": _label, "assign": _assign}


def _after(wish: Wish, event: Event) -> Wish:
    """The wish for the next step, which reads what this one will have changed."""
    if event.kind != "conversation.labelled" or not isinstance(event.body, Acted):
        return wish
    wish.state.conversation = msgspec.structs.replace(wish.state.conversation, labels=event.body.labels)
    return wish


def _sentence(steps: Sequence[Row], done: int, refusal: Exception) -> str:
    before = "Nothing was done." if not done else f"Done before it: {', '.join(step['do'] for step in steps[:done])}."
    return f"Step {done + 1} of {len(steps)}, {steps[done]['do']}: {refusal} {before}"
