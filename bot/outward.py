"""Builds the ways out from the settings: webhooks, Slack, mail, and couriers that take cases."""

from collections.abc import Mapping, Sequence

import aiohttp

from bot.alerting import ACCOUNT
from bot.settings import Settings
from bot.settings_outward import WebhookSettings
from integrations.contract import Account, Client
from integrations.couriers.escalating import EscalatingClient
from integrations.outward.destination import Destination
from integrations.outward.email import Mailer, MailingList
from integrations.outward.slack import SlackChannel
from integrations.outward.webhook import SignedWebhook


def mailer_of(settings: Settings) -> Mailer | None:
    """Who sends our mail; None where nothing is mailed."""
    smtp = settings.smtp.as_smtp()
    return Mailer(smtp) if smtp else None


def destinations_of(
    settings: Settings, session: aiohttp.ClientSession, mailer: Mailer | None
) -> tuple[Destination, ...]:
    """Everywhere that tools and operations are told."""
    found: list[Destination] = [webhook_of(each, settings, session) for each in settings.webhooks]
    if slack_url := settings.alerts.slack_url.get_secret_value():
        found.append(SlackChannel(session, ACCOUNT, slack_url))
    if mailer and settings.alerts.email_to:
        found.append(MailingList(mailer, ACCOUNT, settings.alerts.email_to))
    return tuple(found)


def webhook_of(said: WebhookSettings, settings: Settings, session: aiohttp.ClientSession) -> SignedWebhook:
    """One subscription; the body names this service as its source."""
    secret = said.secret.get_secret_value()
    return SignedWebhook(session, said.name, said.url, secret, settings.public_url, with_phones=said.phones)


def with_cases(
    clients: Mapping[str, Client],
    accounts: Sequence[Account],
    session: aiohttp.ClientSession,
    mailer: Mailer | None,
) -> dict[str, Client]:
    """The clients, those of accounts that take cases wrapped so that they do."""
    found = dict(clients)
    for account in accounts:
        if account.options.get("escalation_url") or account.options.get("escalation_email"):
            found[account.name] = EscalatingClient(session, account, clients.get(account.name), mailer)
    return found
