"""`harkara templates`: what is missing or different at Meta, bringing it in line, and how each template stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence
    from datetime import datetime

    from bot.settings import Settings
    from integrations.whatsapp.sender import WhatsAppNumber
    from integrations.whatsapp.template_push import Listed, Plan, Pushed, Standing
    from integrations.whatsapp.templates import TemplateSpec

app = typer.Typer(help="Message templates at Meta.", no_args_is_help=True)

Answer = TypeVar("Answer")


@app.command()
def plan() -> None:
    """Show what a push would create, edit and delete, with category, language, parameters and their examples."""
    from integrations.whatsapp.template_push import plan_of

    settings, specs, listed = _look()
    for line in plan_lines(plan_of(specs, listed, settings.whatsapp.template_prefix)):
        typer.echo(line)


@app.command()
def push(
    delete: Annotated[bool, typer.Option("--delete", help="Also delete what is no longer wanted.")] = False,
) -> None:
    """Create and edit templates until all are there or Meta makes us wait; run again, it goes on. Exit code 1 when
    something is left or refused."""
    from journeys.clock import SystemClock

    pushed = _push(deleting=delete)
    for line in pushed_lines(pushed, SystemClock().now()):
        typer.echo(line)
    raise typer.Exit(1 if pushed.left or pushed.refused else 0)


@app.command()
def status() -> None:
    """Show how each template stands: status, quality, reason of a refusal, and a category that is not ours."""
    from integrations.whatsapp.template_push import standing_of

    _, specs, listed = _look()
    for line in standing_lines(standing_of(specs, listed)):
        typer.echo(line)


def _specs(settings: Settings) -> list[TemplateSpec]:
    from bot.templates import template_specs
    from journeys.wording import Wording

    brand = settings.brand.as_brand()
    return template_specs(Wording(brand.languages), brand, settings.whatsapp.template_prefix)


def _look() -> tuple[Settings, list[TemplateSpec], list[Listed]]:
    """The settings, our templates, and those that the Graph API lists."""
    from bot.settings import load_settings

    settings = load_settings()

    async def ask(number: WhatsAppNumber) -> list[Listed]:
        return await number.list_templates()

    return settings, _specs(settings), _asked(settings, ask)


def _push(*, deleting: bool) -> Pushed:
    from bot.settings import load_settings
    from integrations.whatsapp.template_push import carry_out, plan_of

    settings = load_settings()
    specs, prefix = _specs(settings), settings.whatsapp.template_prefix

    async def ask(number: WhatsAppNumber) -> Pushed:
        return await carry_out(number, plan_of(specs, await number.list_templates(), prefix), deleting=deleting)

    return _asked(settings, ask)


def _asked(settings: Settings, ask: Callable[[WhatsAppNumber], Awaitable[Answer]]) -> Answer:
    """What the Graph API answers; exit code 2 when it refuses the account or a text of ours breaks its rules."""
    import asyncio

    from bot.bootstrap import number_of
    from integrations.http import new_session
    from journeys.errors import HarkaraError

    async def answer() -> Answer:
        async with new_session() as session:
            number = number_of(settings, session)
            try:
                return await ask(number)
            finally:
                await number.close()

    try:
        return asyncio.run(answer())
    except HarkaraError as error:
        typer.echo(f"Meta cannot be asked: {error}", err=True)
        raise typer.Exit(2) from None


# -- in words ------------------------------------------------------------------------------------------------------


def plan_lines(found: Plan) -> Iterator[str]:
    """A plan for people, a template and its parameters a line each."""
    for spec in found.create:
        yield from _spec_lines("create", spec)
    for spec, _ in found.edit:
        yield from _spec_lines("edit", spec)
    for spec, theirs in found.leave:
        yield f"leave   {_named(spec)}: {theirs.get('status')}, {_why_left(spec, theirs)}"
    for one in found.delete:
        yield f"delete  {one.get('name')} ({one.get('language')}): {one.get('status')}, no longer wanted"
    counts = {"create": found.create, "edit": found.edit, "delete with --delete": found.delete}
    yield ", ".join(f"{len(each)} to {what}" for what, each in counts.items()) + f", {found.same} as they should be"


def _spec_lines(what: str, spec: TemplateSpec) -> Iterator[str]:
    yield f"{what:<7} {_named(spec)}: {spec.category}"
    for name in spec.params:
        yield f"          {{{{{name}}}}} such as {spec.examples[name]}"


def _named(spec: TemplateSpec) -> str:
    return f"{spec.name} ({spec.language})"


def _why_left(spec: TemplateSpec, theirs: Listed) -> str:
    if theirs.get("category") != spec.category:
        return f"Meta files it as {theirs.get('category')}, we as {spec.category}"
    return "its text differs; raise the message's version"


def pushed_lines(pushed: Pushed, now: datetime) -> Iterator[str]:
    """What a push did, and when to run it again."""
    yield from (f"created {_named(spec)}: {status}" for spec, status in pushed.created)
    yield from (f"edited  {_named(spec)}" for spec in pushed.edited)
    yield from (f"deleted {name} ({language})" for name, language in pushed.deleted)
    yield from (f"refused {_named(spec)}: {reason}" for spec, reason in pushed.refused)
    done = (pushed.created, pushed.edited, pushed.deleted, pushed.refused)
    words = ("created", "edited", "deleted", "refused")
    yield ", ".join(f"{len(each)} {word}" for each, word in zip(done, words, strict=True))
    if pushed.again_in is not None:
        at = f"{now + pushed.again_in:%H:%M UTC}"
        yield f"{pushed.left} left, because Meta said: {pushed.stopped_by}. Run it again at {at}; it goes on."


def standing_lines(standings: Sequence[Standing]) -> Iterator[str]:
    """Every template with its standing, then the counts by status."""
    counts: dict[str, int] = {}
    for each in standings:
        word = each.status.lower() or "not there"
        counts[word] = counts.get(word, 0) + 1
        yield f"{word:<10} {_named(each.spec)}{_remarks(each)}"
    yield ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))


def _remarks(each: Standing) -> str:
    quality = each.quality.lower() if each.quality not in {"", "UNKNOWN"} else ""
    filed = f"filed as {each.category}, not {each.spec.category}" if each.is_recategorised else ""
    said = [f"quality {quality}" if quality else "", filed, each.reason]
    return "".join(f", {remark}" for remark in said if remark)
