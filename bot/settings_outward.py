"""Settings of the tools beside us: who may ask, who is told by webhook, where alerts go, which server takes mail."""

import base64
import binascii
import re
from collections import Counter
from datetime import time
from fnmatch import fnmatchcase
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from bot.settings_kinds import Section, Texts, WebUrl
from bot.settings_sources import Misplaced, listed
from bot.settings_values import web_url
from integrations.outward.email import Smtp
from journeys.announcing import KINDS
from journeys.brand import Listener

NAME = r"^[a-z0-9][a-z0-9_-]*$"
EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+")
SECRET_BYTES = range(24, 65)  # per the Standard Webhooks specification


class ApiToken(Section):
    """A tool that may use the API under /api, and what it proves itself with. `name` is written down with its asks."""

    name: str = Field(pattern=NAME, description='your word for the tool, such as "crm"')
    token: SecretStr = Field(
        min_length=32, description="32 characters or more; `openssl rand -hex 32` makes one, `Bearer` comes before it"
    )


def signing_secret(value: SecretStr) -> SecretStr:
    """`whsec_` and 24 to 64 bytes in base64."""
    prefix, _, encoded = value.get_secret_value().partition("_")
    try:
        size = len(base64.b64decode(encoded, validate=True))
    except binascii.Error:
        size = 0
    if prefix != "whsec" or size not in SECRET_BYTES:
        raise ValueError("is not a signing secret")
    return value


def patterns(values: tuple[str, ...]) -> tuple[str, ...]:
    """Each must take at least one kind, else it is a typing error."""
    for value in values:
        if not any(fnmatchcase(kind, value) for kind in KINDS):
            raise ValueError(f"{value} takes no event; known are {', '.join(KINDS)}")
    return values


class WebhookSettings(Section):
    """Another tool that is told what happens, by signed webhooks."""

    name: str = Field(pattern=NAME, max_length=40, description='your word for the tool, such as "crm"')
    url: WebUrl = Field(description="where it takes webhooks")
    secret: Annotated[SecretStr, AfterValidator(signing_secret)] = Field(
        description='"whsec_" and 32 bytes in base64; `echo whsec_$(openssl rand -base64 32)` makes one'
    )
    events: Annotated[Texts, AfterValidator(patterns)] = Field(
        default=("*",), min_length=1, description='what it is told, such as "order.*, customer.stage_changed"'
    )
    phones: bool = Field(default=False, description="say customers' phone numbers, not only their hashes")

    def as_listener(self) -> Listener:
        return Listener(self.name, self.events)


def addresses(values: tuple[str, ...]) -> tuple[str, ...]:
    """E-mail addresses. Never repeated in the error."""
    if any(not EMAIL.fullmatch(value) for value in values):
        raise ValueError("holds something that is not an e-mail address")
    return values


Addresses = Annotated[Texts, AfterValidator(addresses)]


def secret_url(value: SecretStr) -> SecretStr:
    """A web address that is a secret, or nothing."""
    return SecretStr(web_url(value.get_secret_value())) if value.get_secret_value() else value


class SmtpSettings(Section):
    """The server that takes our mail."""

    host: str = Field(default="", description="the mail server's name; without one nothing is mailed")
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: SecretStr = SecretStr("")
    sender: str = Field(default="", description="the address our mail comes from, such as ops@example.com")

    def as_smtp(self) -> Smtp | None:
        """None where nothing is mailed. The password is in the clear; not for printing."""
        if not self.host:
            return None
        password = self.password.get_secret_value()
        return Smtp(self.host, self.port, self.sender or f"harkara@{self.host}", self.user, password, self.security)


class AlertSettings(Section):
    """Where operations are alerted, beside the webhooks that take `alert.*`."""

    slack_url: Annotated[SecretStr, AfterValidator(secret_url)] = Field(
        default=SecretStr(""), description="a Slack incoming webhook"
    )
    email_to: Addresses = Field(default=(), description="addresses that are mailed; needs HARKARA_SMTP__HOST")
    digest_at: time = Field(default=time(9), description='when the daily digest leaves, local time such as "09:00"')


Named = TypeVar("Named", ApiToken, WebhookSettings)


def _told_apart(*fields: str) -> "AfterValidator":
    def check(entries: tuple[Named, ...]) -> tuple[Named, ...]:
        for field in fields:
            seen = Counter(getattr(entry, field) for entry in entries)
            for index, entry in enumerate(entries):
                if seen[getattr(entry, field)] > 1 and index > 0:
                    raise Misplaced("is the same as another tool's", (index, field))
        return entries

    return AfterValidator(check)


ApiTokens = Annotated[tuple[ApiToken, ...], BeforeValidator(listed), _told_apart("name", "token")]
Webhooks = Annotated[tuple[WebhookSettings, ...], BeforeValidator(listed), _told_apart("name")]


class EscalationSettings(Section):
    """How a courier takes cases: its ticket address, else a mail address. See integrations.couriers.escalating."""

    url: WebUrl | Literal[""] = Field(default="", description="where the courier takes tickets")
    secret: SecretStr = Field(default=SecretStr(""), description="what tickets are signed with")
    email: Addresses = Field(default=(), description="who is mailed instead; needs HARKARA_SMTP__HOST")

    def as_options(self) -> dict[str, object]:
        """Options of an account; none where it takes no cases."""
        secret = self.secret.get_secret_value()
        known = {"escalation_url": self.url, "escalation_secret": secret, "escalation_email": list(self.email)}
        return {name: value for name, value in known.items() if value}


def require_mail_server(smtp: SmtpSettings, *wanted: Addresses) -> None:
    """Raise Misplaced when somebody is to be mailed and nothing takes mail."""
    if any(wanted) and not smtp.host:
        raise Misplaced("missing, and somebody is to be mailed", ("smtp", "host"))
