"""`harkara doctor`: a sound deployment is ok in every line, and every fault is named with what to do."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic import SecretStr

from bot.access import users
from bot.access.examining import how_people_log_in
from bot.access.user import User
from bot.bootstrap import number_of
from bot.doctor import (
    Finding,
    examine,
    judge_clock,
    judge_number,
    judge_subscription,
    judge_templates,
    look_at_accounts,
    look_at_store,
)
from bot.pairing import sandbox_for, sandbox_pair, service_for
from bot.service import Service
from bot.settings import Settings
from integrations.http import new_session
from integrations.sandbox.app import Sandbox, start
from integrations.whatsapp.templates import TemplateSpec, creation_body
from journeys.clock import MovableClock, SystemClock
from journeys.store.database import Database, upgrade

AT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
TEMPLATE = TemplateSpec(
    name="harkara_test",
    language="en",
    category="UTILITY",
    body="Your order {{number}} has left our store and is on the way to you.",
    examples={"number": "MH-1"},
)


class Deployment(NamedTuple):
    """A service that runs in a sandbox, both on loopback."""

    settings: Settings
    sandbox: Sandbox

    async def findings(self, **changes: Any) -> dict[str, Finding]:
        """What the doctor finds, with changed WhatsApp settings."""
        whatsapp = self.settings.whatsapp.model_copy(update=changes)
        settings = self.settings.model_copy(update={"whatsapp": whatsapp})
        return {finding.name: finding async for finding in examine(settings, SystemClock())}


@pytest.fixture
async def deployment(tmp_path: Path, unused_tcp_port: int) -> AsyncIterator[Deployment]:
    sandbox = await start(sandbox_for(unused_tcp_port, 0), MovableClock(AT, running=False))
    settings = service_for(sandbox.world.settings, unused_tcp_port, f"sqlite:///{tmp_path}/harkara.db")
    service = Service(settings, SystemClock())
    await service.start()
    async with new_session() as session:
        number = number_of(settings, session)
        await number.create_template(creation_body(TEMPLATE))
        await number.close()
    await add_admin(service)
    yield Deployment(settings, sandbox)
    await service.stop()
    await sandbox.stop()


async def add_admin(service: Service) -> None:
    async with service.parts.database.write() as connection:
        await users.add(connection, User(0, "Asha", "asha@example.com", "admin"), "", AT)


async def test_who_can_log_in_is_looked_at(deployment: Deployment) -> None:
    """A-89, issue 5: nobody there yet, and a password that would travel in the open."""
    assert (await deployment.findings())["people"].words == "1 may log in, 1 of them as admin"
    database = Database(deployment.settings.store_url)
    ok, words = await how_people_log_in(database, "http://chat.example.com")
    assert (ok, "plain http" in words) == (False, True)
    async with database.write() as connection:
        asha = await users.by_email(connection, "asha@example.com")
        await users.disable(connection, asha.id, AT)
    ok, words = await how_people_log_in(database, "https://chat.example.com")
    assert (ok, "harkara users add" in words) == (False, True)
    await database.close()


async def test_a_sound_deployment_is_ok_in_every_line(deployment: Deployment) -> None:
    """A-89."""
    findings = await deployment.findings()
    assert [finding for finding in findings.values() if not finding.ok] == []
    assert list(findings)[:10] == [
        *("settings", "store", "guarantees", "people", "clock", "token", "phone number", "webhooks", "templates"),
        "public address",
    ]
    assert len(findings) == 10 + len(deployment.settings.accounts)
    assert findings["templates"].words == "1 pending"


@pytest.mark.parametrize(
    ("changes", "name", "words"),
    [
        ({"access_token": SecretStr("revoked")}, "token", "refused by Meta; make a new system user token"),
        ({"phone_number_id": "1"}, "phone number", "check HARKARA_WHATSAPP__PHONE_NUMBER_ID"),
        ({"waba_id": "1"}, "webhooks", "check HARKARA_WHATSAPP__WABA_ID"),
        ({"display_number": "919999900009"}, "phone number", "is not the one in HARKARA_WHATSAPP__DISPLAY_NUMBER"),
        ({"template_prefix": "other"}, "templates", "none begins with 'other'"),
        ({"verify_token": SecretStr("another-word")}, "public address", "it has another verify token"),
        ({"graph_url": "http://127.0.0.1:9/v26.0"}, "token", "could not be checked: cannot connect to WhatsApp"),
        ({"graph_url": "http://127.0.0.1:9/v26.0"}, "clock", "check the network"),
    ],
)
async def test_a_fault_is_named_with_what_to_do(
    deployment: Deployment, changes: dict[str, Any], name: str, words: str
) -> None:
    """A-89."""
    finding = (await deployment.findings(**changes))[name]
    assert not finding.ok
    assert words in finding.words


async def test_a_public_address_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    """A-89."""
    settings, _ = sandbox_pair(9, 9, store_url=f"sqlite:///{tmp_path}/harkara.db")
    findings = {finding.name: finding async for finding in examine(settings, SystemClock())}
    assert "start `harkara serve`" in findings["public address"].words
    assert "run `harkara db upgrade`" in findings["store"].words
    assert not findings["token"].ok


async def test_a_store_without_the_newest_schema_wants_an_upgrade(tmp_path: Path) -> None:
    """A-89."""
    url = f"sqlite+aiosqlite:///{tmp_path}/own.db"
    assert "does not exist yet" in (await look_at_store(url)).words
    database = Database(url)
    async with database.write() as connection:
        await connection.exec_driver_sql("CREATE TABLE something (id INTEGER)")
    assert "has no tables; run `harkara db upgrade`" in (await look_at_store(url)).words
    await upgrade(url)
    assert (await look_at_store(url)).ok
    async with database.write() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'older'")
    assert "has schema older, not " in (await look_at_store(url)).words
    await database.close()


async def test_a_store_that_cannot_be_reached_shows_no_password() -> None:
    """A-89."""
    finding = await look_at_store("postgresql+asyncpg://harkara:hush@127.0.0.1:9/harkara")
    assert not finding.ok
    assert "check HARKARA_STORE_URL" in finding.words
    assert "hush" not in finding.words


@pytest.mark.parametrize(
    ("off_by", "words"),
    [
        (timedelta(seconds=30), "agrees with Meta's"),
        (timedelta(seconds=31), "is 31 s ahead of Meta's; set it by NTP (timedatectl set-ntp true)"),
        (timedelta(hours=-5, minutes=-30), "is 19800 s behind Meta's; set it by NTP (timedatectl set-ntp true)"),
    ],
)
def test_a_clock_may_be_half_a_minute_off(off_by: timedelta, words: str) -> None:
    """A-89."""
    finding = judge_clock(AT + off_by, AT)
    assert finding.words == words
    assert finding.ok is words.startswith("agrees")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"quality_rating": "RED"}, "quality is RED"),
        ({"status": "FLAGGED"}, "status is FLAGGED"),
        ({"throughput": {"level": "STANDARD"}}, "Meta still allows 80/s"),
        ({"display_phone_number": "+91 99999 00000", "throughput": {"level": "HIGH"}, "status": "CONNECTED"}, ""),
    ],
)
def test_a_number_in_bad_standing_is_told(fields: dict[str, Any], words: str) -> None:
    """A-89."""
    settings, _ = sandbox_pair()
    fast = settings.whatsapp.model_copy(update={"messages_per_second": 500})
    finding = judge_number(fields, settings.model_copy(update={"whatsapp": fast}))
    assert finding.ok is (not words)
    assert words in finding.words


def test_webhooks_that_go_nowhere_or_elsewhere_are_told() -> None:
    """A-89."""
    settings, _ = sandbox_pair(8080)
    assert "no app is subscribed" in judge_subscription([], settings).words
    elsewhere = {"name": "Meera", "override_callback_uri": "https://old.meera.example/hook"}
    assert "are led to old.meera.example" in judge_subscription([elsewhere], settings).words
    here = {"name": "Meera", "override_callback_uri": "http://127.0.0.1:8080/webhooks/whatsapp"}
    assert judge_subscription([here], settings) == Finding("webhooks", True, "subscribed by Meera")


def test_dead_templates_are_named_and_others_templates_ignored() -> None:
    """A-89."""
    templates = [
        {"name": "harkara_ndr_ask", "language": "hi", "status": "PAUSED"},
        {"name": "harkara_shipped", "language": "en", "status": "APPROVED"},
        {"name": "summer_sale", "language": "en", "status": "REJECTED"},
    ]
    finding = judge_templates(templates, "harkara")
    assert finding.words == "harkara_ndr_ask (hi) is PAUSED; see the reason in WhatsApp Manager"
    assert judge_templates(templates[1:], "harkara") == Finding("templates", True, "1 approved")


def test_an_account_proven_by_its_address_alone_is_told() -> None:
    """P-01."""
    settings, _ = sandbox_pair()
    unproven = settings.accounts[1].model_copy(update={"header_token": SecretStr("")})
    (finding,) = look_at_accounts(settings.model_copy(update={"accounts": (unproven,)}))
    assert (finding.name, finding.ok) == ("account delhivery", False)
    assert "HARKARA_ACCOUNTS__0__HEADER_TOKEN" in finding.words


def test_an_address_that_shiprocket_refuses_is_told() -> None:
    """P-01: its panel takes no address with sr, kr, shiprocket or kartrocket in it."""
    settings, _ = sandbox_pair()
    changed = settings.model_copy(update={"public_url": "https://srinivas.example"})
    findings = {finding.name: finding for finding in look_at_accounts(changed)}
    assert "takes no webhook address with 'sr' in it" in findings["account shiprocket"].words
    assert findings["account delhivery"].ok
