"""Operations are alerted at once and once a day, grouped, by webhook, in Slack and by mail."""

from datetime import time, timedelta
from typing import Any

from bot.incidents import Draft, clear_incident, raise_incident
from bot.pairing import with_tools
from bot.settings import Settings
from integrations.sandbox.settings import SandboxSettings
from journeys.clock import MovableClock
from journeys.store.alerts import close_alert, raise_alert
from tests.bot.smtp_server import SmtpServer
from tests.bot.tools import answer_with, beside, told, told_of
from tests.harness import Harness, running

HUB = "Bhiwandi_Gateway"
A_MINUTE = timedelta(minutes=1)


async def raise_for(harness: Harness, orders: int, reason: str = "hub_loop", hub: str = HUB) -> None:
    async with harness.service.parts.database.write() as connection:
        for n in range(orders):
            sample = {"order_number": f"#KH-{n}"}
            await raise_alert(connection, reason, hub, sample, harness.clock.now())


async def look(harness: Harness) -> None:
    """Let a look of the alerting loop be due, and everything leave that it brings."""
    await harness.service.parts.alerting.look_once()
    await harness.settle()


async def test_one_hub_and_forty_orders_are_one_alert_in_slack_and_one_webhook(
    store_url: str, clock: MovableClock
) -> None:
    """A-22e."""
    async with beside(store_url, clock) as harness:
        await raise_for(harness, 40)
        await look(harness)
        (raised,) = await told_of(harness, "alert.raised")
        assert (raised["reason"], raised["group"], raised["count"]) == ("hub_loop", HUB, 40)
        (said,) = await told(harness, "slack")
        assert f"hub loop: {HUB} — 40 since" in said["text"]
        assert "#KH-0" in said["text"]
        await raise_for(harness, 5)
        await look(harness)
        assert len(await told(harness, "slack")) == 1, "the first of a group is told, the rest is counted"


async def test_alerts_found_at_the_same_look_are_one_message(sqlite_url: str, clock: MovableClock) -> None:
    """A-22e."""
    async with beside(sqlite_url, clock) as harness:
        for hub in ("Pune_H", "Surat_H", HUB):
            await raise_for(harness, 1, hub=hub)
        await look(harness)
        (said,) = await told(harness, "slack")
        assert "3 alerts raised" in said["text"]
        assert len(await told_of(harness, "alert.raised")) == 3


async def test_the_digest_comes_once_a_day_with_what_is_open_and_what_is_over(
    store_url: str, clock: MovableClock
) -> None:
    """A-22e."""
    async with beside(store_url, clock) as harness:
        await look(harness)  # ten in the morning, nothing to say
        assert await told_of(harness, "alert.digest") == []
        await raise_for(harness, 40)
        await raise_for(harness, 2, hub="Pune_H")
        async with harness.service.parts.database.write() as connection:
            await close_alert(connection, "hub_loop", "Pune_H", clock.now() + A_MINUTE)
        for _ in range(3):
            await harness.move(timedelta(hours=7, minutes=59))  # to ten to ten next morning
            await look(harness)
        (digest,) = await told_of(harness, "alert.digest")
        assert [(each["group"], each["count"], bool(each["closed_at"])) for each in digest["alerts"]] == [
            (HUB, 40, False),
            ("Pune_H", 2, True),
        ]
        text = (await told(harness, "slack"))[-1]["text"]
        assert text.index(HUB) < text.index("Pune_H")
        assert "over since" in text


async def test_an_incident_is_announced_when_it_opens_and_when_it_is_over(store_url: str, clock: MovableClock) -> None:
    """A-74, A-22e."""
    async with beside(store_url, clock) as harness:
        database = harness.service.parts.database
        storm = Draft("weather", "pincode", "6000", place="Chennai", raised_by="asha")
        raised = await raise_incident(database, storm, clock.now())
        await look(harness)
        (opened,) = await told_of(harness, "incident.opened")
        assert (opened["cause"], opened["scope_kind"], opened["scope"]) == ("weather", "pincode", "6000")
        assert opened["place"] == "Chennai"
        clock.move(A_MINUTE)
        await clear_incident(database, raised.incident.id, clock.now())
        await look(harness)
        harness.service.parts.alerting._told_cleared.clear()  # what a new process knows
        await look(harness)
        assert len(await told_of(harness, "incident.cleared")) == 1
        assert len(await told_of(harness, "alert.raised")) == 1


async def test_a_restart_does_not_tell_the_digest_twice(sqlite_url: str, clock: MovableClock) -> None:
    """A-22e, G-1."""
    async with beside(sqlite_url, clock) as harness:
        await raise_for(harness, 1)
        await look(harness)
        harness.service.parts.alerting._digested = None  # what a new process knows
        await look(harness)
        assert len(await told_of(harness, "alert.digest")) == 1


async def test_slack_that_says_wait_is_told_later_and_one_that_is_gone_is_parked(
    sqlite_url: str, clock: MovableClock
) -> None:
    """A-22e."""
    async with beside(sqlite_url, clock) as harness:
        await answer_with(harness, "slack", status=429, times=1, retry_after=30)
        await raise_for(harness, 1)
        await look(harness)
        assert await told(harness, "slack") == []
        await harness.move(timedelta(seconds=31))
        assert len(await told(harness, "slack")) >= 1
        await answer_with(harness, "slack", status=404, times=1)
        await raise_for(harness, 1, hub="Pune_H")
        await look(harness)
        parked = await harness.rows("SELECT reason FROM outbox WHERE channel='slack' AND state='parked'")
        assert parked == [{"reason": "HTTP 404"}]


async def test_alerts_are_mailed(sqlite_url: str, clock: MovableClock) -> None:
    """A-22e."""
    async with SmtpServer() as server:

        def by_mail(settings: Settings, sandbox: SandboxSettings) -> Settings:
            changes: dict[str, Any] = {
                "smtp": settings.smtp.model_copy(
                    update={"host": "127.0.0.1", "port": server.port, "security": "none", "sender": "ops@khadi.example"}
                ),
                "alerts": settings.alerts.model_copy(
                    update={"email_to": ("asha@khadi.example", "ravi@khadi.example"), "digest_at": time(23)}
                ),
            }
            return settings.model_copy(update=changes)

        async with running(sqlite_url, clock, configure=by_mail) as harness:
            await raise_for(harness, 3)
            await look(harness)
        (mail,) = server.mails
        assert mail.sender == "ops@khadi.example"
        assert mail.recipients == ["asha@khadi.example", "ravi@khadi.example"]
        assert mail.message["Subject"].endswith("1 alert raised")
        assert HUB in mail.text
        assert mail.message["Message-ID"].startswith("<hk-")


async def test_where_nobody_is_to_be_alerted_an_alert_waits_until_somebody_is(sqlite_harness: Harness) -> None:
    """A-22e, A-12."""
    assert not sqlite_harness.service.parts.alerting.is_wanted
    await raise_for(sqlite_harness, 1)
    await sqlite_harness.move(A_MINUTE)
    assert await sqlite_harness.scalar("SELECT count(*) AS value FROM alerts WHERE told_at IS NULL") == 1


def test_tools_of_the_sandbox_fit_its_settings() -> None:
    """A-12."""
    from bot.pairing import sandbox_pair

    settings, sandbox = sandbox_pair()
    beside_it = with_tools(settings, sandbox)
    assert [each.name for each in beside_it.webhooks] == ["crm"]
    assert sandbox.outward.webhook_secret in beside_it.secret_values()
    assert sandbox.outward.ticket_secret in beside_it.secret_values()
