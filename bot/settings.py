"""Settings of the service: what may be set, what it must look like, and the error that says so in words."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)

from bot.settings_access import AccessSettings
from bot.settings_brand import BrandSettings
from bot.settings_kinds import Secrets, Section, Span, Texts, WebUrl
from bot.settings_outward import (
    AlertSettings,
    ApiTokens,
    EscalationSettings,
    SmtpSettings,
    Webhooks,
    require_mail_server,
)
from bot.settings_sources import Misplaced, lines_for, listed, read_layers
from bot.settings_values import path_token, store_url
from integrations.contract import Account
from integrations.registry import vendors
from journeys.brand import Listener
from journeys.errors import SettingsInvalid

PathToken = Annotated[SecretStr, AfterValidator(lambda secret: SecretStr(path_token(secret.get_secret_value())))]
StoreUrl = Annotated[str, AfterValidator(store_url)]


SHORTEST_ACTION_TOKEN = 16  # characters
NOTHING_SET: Any = {}  # a section's default: read as if written, so that each part it misses is named


class WhatsAppSettings(Section):
    """The business number and how Meta and we prove ourselves to each other."""

    phone_number_id: str = Field(
        pattern=r"^\d+$", description="the digits under WhatsApp > API Setup in Meta's app dashboard"
    )
    waba_id: str = Field(pattern=r"^\d+$", description="the WhatsApp Business Account ID, digits, on the same page")
    display_number: str = Field(
        pattern=r"^\+?[1-9]\d{7,14}$", description="the business number with country code and without spaces"
    )
    access_token: SecretStr = Field(
        min_length=1, description="a system user's permanent token with whatsapp_business_messaging"
    )
    app_secrets: Secrets = Field(
        min_length=1,
        description="the app secret from Meta's app dashboard, needed to check signatures; two while it is changed",
    )
    verify_token: SecretStr = Field(
        min_length=8, description="a word of your own, 8 characters or more, repeated in Meta's dashboard"
    )
    graph_url: WebUrl = Field(
        default="https://graph.facebook.com/v26.0",
        pattern=r"/v\d\d\.\d$",
        description="the Graph API with its version at the end",
    )
    messages_per_second: int = Field(
        default=80, ge=1, le=1000, description="the number's throughput: 80, or 1000 once Meta has raised it"
    )
    pair_burst: int = Field(
        default=10, ge=1, le=45, description="messages to one customer before one per 6 s; Meta cuts off at 45"
    )
    reconcile_after: Span = timedelta(minutes=10)
    template_prefix: str = Field(
        default="harkara", pattern=r"^[a-z][a-z0-9_]*$", description="a-z, 0-9 and _; begins every template's name"
    )

    @property
    def graph_base(self) -> str:
        """The Graph API's address without the version."""
        return self.graph_url.rpartition("/")[0]

    @property
    def graph_version(self) -> str:
        """The Graph API's version, such as "26.0"."""
        return self.graph_url.rpartition("/v")[2]


def _known_vendor(provider: str) -> str:
    known = sorted(vendors().keys() - {"whatsapp"})  # which has a section of its own
    if provider not in known:
        raise ValueError(f"is unknown; known are {', '.join(known)}")
    return provider


class AccountSettings(Section):
    """One connection to a courier, a shop or a payment provider; `as_account` is what vendor files take."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", description='your word for it, such as "delhivery-main"')
    provider: Annotated[str, AfterValidator(_known_vendor)] = Field(
        description="the vendor, as its file under integrations/ is called"
    )
    path_token: PathToken = Field(
        description="32 or more hex digits, the secret part of the webhook's address; `openssl rand -hex 16` makes one"
    )
    secrets: Secrets = ()
    header_token: SecretStr = SecretStr("")
    api_url: WebUrl | Literal[""] = ""
    api_user: str = ""
    api_key: SecretStr = SecretStr("")
    options: dict[str, Any] = Field(default_factory=dict)
    escalation: EscalationSettings = EscalationSettings()

    def as_account(self) -> Account:
        """The account with its secrets in the clear; not for printing."""
        return Account(
            name=self.name,
            provider=self.provider,
            path_token=self.path_token.get_secret_value(),
            secrets=tuple(secret.get_secret_value() for secret in self.secrets),
            header_token=self.header_token.get_secret_value(),
            api_url=self.api_url,
            api_user=self.api_user,
            api_key=self.api_key.get_secret_value(),
            options=self.options | self.escalation.as_options(),
        )


def _long_or_empty(token: SecretStr) -> SecretStr:
    if 0 < len(token.get_secret_value()) < SHORTEST_ACTION_TOKEN:
        raise ValueError(f"has fewer than {SHORTEST_ACTION_TOKEN} characters")
    return token


class UnderstandingSettings(Section):
    """How customers' words are read: by the model in this process, or by a Rasa server with that model behind it."""

    folder: Path = Path("var/nlu")  # trained models, made again when they are missing
    embeddings: bool = True  # read what the small model is unsure of with the larger one, where it is installed
    rasa_url: WebUrl | Literal[""] = Field(default="", description="a Rasa server, such as http://rasa:5005, or empty")
    rasa_token: SecretStr = SecretStr("")
    action_token: Annotated[SecretStr, AfterValidator(_long_or_empty)] = Field(
        default=SecretStr(""),
        description="16 characters or more that a Rasa server calls our actions with; empty: none may",
    )


class LogSettings(Section):
    """What is logged, and how: `json` for machines, `console` for people."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["json", "console"] = "json"


def _told_apart(accounts: tuple[AccountSettings, ...]) -> tuple[AccountSettings, ...]:
    for field in ("name", "path_token"):
        seen: Counter[Any] = Counter(getattr(account, field) for account in accounts)
        for index, account in enumerate(accounts):
            if seen[getattr(account, field)] > 1 and index > 0:
                raise Misplaced("is the same as another account's", (index, field))
    return accounts


Accounts = Annotated[tuple[AccountSettings, ...], BeforeValidator(listed), AfterValidator(_told_apart)]


class Settings(Section):
    """Everything the service is told. Built by `load_settings`, or in code for the sandbox and tests."""

    store_url: StoreUrl = Field(
        default="sqlite+aiosqlite:///var/harkara.db",
        description="sqlite:///var/harkara.db or postgresql://user:password@host/name",
    )
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)
    public_url: WebUrl = Field(
        description="how customers and vendors reach this service, such as https://chat.example.com"
    )
    token_secret: SecretStr = Field(
        min_length=32, description="32 characters or more that sign buttons and links; `openssl rand -hex 32` makes one"
    )
    brand: BrandSettings = Field(default=NOTHING_SET)
    whatsapp: WhatsAppSettings = Field(default=NOTHING_SET)
    accounts: Accounts = ()
    api_tokens: ApiTokens = Field(default=(), description="the tools that may use the API under /api")
    webhooks: Webhooks = Field(default=(), description="the tools that are told what happens")
    alerts: AlertSettings = AlertSettings()
    smtp: SmtpSettings = SmtpSettings()
    access: AccessSettings = AccessSettings()
    clock_url: WebUrl | Literal[""] = Field(
        default="", description="a sandbox's clock to follow; empty for the machine's own"
    )
    media_dir: Path = Path("var/media")
    understanding: UnderstandingSettings = UnderstandingSettings()
    journeys_off: Texts = Field(default=(), description='journeys that start no runs, such as "nps, review"')
    log: LogSettings = LogSettings()
    poll_every: Span = Field(
        default=timedelta(minutes=30), gt=timedelta(0), description="how often silent parcels are asked after"
    )
    poll_after: Span = Field(
        default=timedelta(hours=6), gt=timedelta(0), description="how long a courier may be silent about a parcel"
    )

    @model_validator(mode="after")
    def _can_mail(self) -> Self:
        require_mail_server(self.smtp, self.alerts.email_to, *(each.escalation.email for each in self.accounts))
        return self

    def listeners(self) -> tuple[Listener, ...]:
        """The tools that are told what happens, as journeys know them."""
        return tuple(webhook.as_listener() for webhook in self.webhooks)

    def vendor_accounts(self) -> tuple[Account, ...]:
        """The accounts as vendor files take them."""
        return tuple(account.as_account() for account in self.accounts)

    def secret_values(self) -> frozenset[str]:
        """Every secret in the clear, for the log to strike out."""
        return frozenset(value for value in _secrets_in(self) if value)


def _secrets_in(value: Any) -> Iterable[str]:
    if isinstance(value, SecretStr):
        yield value.get_secret_value()
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from _secrets_in(getattr(value, field))
    elif isinstance(value, tuple):
        for part in value:
            yield from _secrets_in(part)


class StoreSettings(Section):
    """What suffices for commands that only open the store."""

    model_config = ConfigDict(extra="ignore")
    store_url: StoreUrl = "sqlite+aiosqlite:///var/harkara.db"


Read = TypeVar("Read", bound=BaseModel)


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from harkara.toml (or the file HARKARA_CONFIG names) and HARKARA_* variables, which win.

    Raises SettingsInvalid with one line for each wrong setting: its name, what is wrong, what it should be.
    """
    return _read(Settings, environ)


def load_store_settings(environ: Mapping[str, str] = os.environ) -> StoreSettings:
    """Only what opening the store takes; other settings may be missing or wrong. Raises SettingsInvalid."""
    return _read(StoreSettings, environ)


def _read(model: type[Read], environ: Mapping[str, str]) -> Read:
    layers = read_layers(environ)
    try:
        return model.model_validate(layers.merged())
    except ValidationError as error:
        lines = lines_for(error.errors(include_input=False, include_url=False), layers, model)
    raise SettingsInvalid("\n".join(lines))  # outside the except, whose error holds the values
