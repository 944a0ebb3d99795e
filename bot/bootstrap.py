"""Builds every object of the service once, from its settings, and hands them to each other."""

from collections.abc import Mapping
from typing import Any

import aiohttp
import msgspec
from yarl import URL

from bot.access.door import door_for
from bot.alerting import Alerting
from bot.command_sender import CommandSender
from bot.composing import Composer
from bot.deciding import Decider, Mind
from bot.desk.assigner import Assigner
from bot.desk.doing import Doing
from bot.desk.pages import DeskPages
from bot.desk.reading import DeskReader
from bot.desk.replying import facts_for
from bot.desk.stream import Feed
from bot.desk.tools.room import DeskTools
from bot.desk.wish import Facts
from bot.desk.words_kept import WordsKept
from bot.dialogue.dialogue import Dialogue
from bot.guard_api import GuardApi
from bot.incident_watch import IncidentWatch
from bot.incidents_api import IncidentsApi
from bot.intake import Intake
from bot.lane_learning import LaneLearning
from bot.media_fetcher import MediaFetcher
from bot.message_sender import MessageSender, Pacing
from bot.metrics import Metrics
from bot.ops.ops import OpsRoom
from bot.ops.room import Room
from bot.outward import destinations_of, mailer_of, with_cases
from bot.poller import Poller
from bot.rasa.acting import Acting
from bot.rasa.action_server import ActionServer
from bot.rasa.carrying_out import CarryingOut
from bot.reading import Understanding
from bot.reading_ahead import ReadingAhead
from bot.settings import Settings
from bot.tracking.page import TrackingPage
from bot.tracking.showing import Showing
from bot.translation import Translator
from bot.waking import Waker
from bot.webhooks import Webhooks
from bot.webhooks_out import OutwardSender
from bot.worker import Worker
from integrations.contract import Account, Client
from integrations.http import new_session
from integrations.registry import vendor_of
from integrations.whatsapp.sender import WhatsAppNumber
from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.checking import suggest
from journeys.clock import Clock
from journeys.errors import SettingsInvalid
from journeys.lanes import LaneRanges
from journeys.loading import load_catalogue
from journeys.store.database import Database
from journeys.wording import Wording

WHATSAPP = "whatsapp"  # the name of the one WhatsApp account, as source of its events


class Parts:
    """Everything a process runs on. Open with `await Parts.build(...)`, close with `await parts.close()`."""

    def __init__(self, settings: Settings, clock: Clock, session: aiohttp.ClientSession) -> None:
        self.settings = settings
        self.clock = clock
        self.session = session
        self.metrics = Metrics()
        self.waker = Waker()
        self.database = Database(settings.store_url)
        self.ranges = LaneRanges()
        self.brand = msgspec.structs.replace(settings.brand.as_brand(settings.listeners()), ranges=self.ranges)
        self.mailer = mailer_of(settings)
        self.accounts = settings.vendor_accounts()
        self.clients = with_cases(clients_of(self.accounts, session), self.accounts, session, self.mailer)
        self.brand = with_payment_account(self.brand, self.clients)
        self.number = number_of(settings, session)
        self.wording = Wording(self.brand.languages)
        self.catalogue = load_catalogue(missing_in=self.wording.missing)
        require_known(settings.journeys_off, self.catalogue)
        self.intake = Intake(self.database, self.metrics, self.waker.wake_worker)
        self.door = door_for(settings, self.database, clock)
        self._wire()

    @classmethod
    async def build(cls, settings: Settings, clock: Clock) -> "Parts":
        return cls(settings, clock, new_session())

    def _wire(self) -> None:
        settings, secret = self.settings, self.settings.token_secret.get_secret_value()
        whatsapp = whatsapp_account(settings)
        self.understanding = Understanding(settings.understanding, self.session)
        interpreter = self.understanding.reader
        dialogue = Dialogue(interpreter, secret)
        self.webhooks = Webhooks(
            self.intake,
            self.metrics,
            self.clock,
            whatsapp,
            self.accounts,
            settings.whatsapp.verify_token.get_secret_value(),
        )
        translator = Translator((whatsapp, *self.accounts))
        mind = Mind(self.brand, dialogue, interpreter, self.catalogue)
        self.worker = Worker(
            self.database,
            Decider(translator, self.clock, mind, self.metrics),
            ReadingAhead(interpreter, translator, lambda: self.waker.wake_worker(pass_on=False)),
            self.clock,
            self.metrics,
            self.waker,
        )
        self.composer = Composer(
            self.brand, self.wording, secret, settings.whatsapp.template_prefix, settings.public_url
        )
        showing = Showing(self.wording, self.brand, secret, settings.whatsapp.display_number)
        self.tracking_page = TrackingPage(self.database, self.intake, self.clock, showing)
        self.message_sender = MessageSender(
            self.database, self.number, self.composer, self.clock, self.metrics, self.waker, pacing_of(settings)
        )
        self.command_sender = CommandSender(self.database, self.clients, self.clock, self.metrics, self.waker)
        self.poller = Poller(self.database, self.clients, self.accounts, self.intake, self.clock, settings.poll_after)
        self.incidents = IncidentsApi(self.database, self.clock, self.waker.wake_worker)
        self.incident_watch = IncidentWatch(self.database, self.brand, self.clock, self.waker.wake_worker)
        self.lane_learning = LaneLearning(self.database, self.brand, self.ranges, self.clock)
        self.guard = GuardApi(self.database, self.clock, self.brand)
        self.alerting = Alerting(self.database, self.clock, self.brand, settings.alerts, self.waker)
        destinations = destinations_of(settings, self.session, self.mailer)
        self.outward = OutwardSender(self.database, destinations, self.clock, self.metrics, self.waker)
        self.media_fetcher = MediaFetcher(self.database, self.number, settings.media_dir, self.clock)
        self.ops = OpsRoom(self._room())
        self.rasa = self._action_server(Acting(dialogue, interpreter, secret))
        reader = DeskReader(self.database, self.brand, self.wording, self.composer, settings.public_url, secret)
        facts = desk_facts(self.wording, self.brand, settings.public_url, secret)
        self.doing = Doing(self.database, self.composer, facts, self.clock, self.waker)
        self.desk_tools = DeskTools(self.doing, self.database, self.composer, self.clock, self.waker)
        self.words_kept = WordsKept(self.database, self.clock, self.brand.languages)
        self.assigner = Assigner(self.database, self.intake, self.brand, self.clock, self.waker)
        self.desk_feed = Feed(self.database, self.clock, self.waker)
        self.desk_pages = DeskPages(reader, self.database, self.clock, self.desk_feed)

    def _action_server(self, acting: Acting) -> ActionServer:
        carrying_out = CarryingOut(
            self.database, acting, self.composer, self.clock, self.waker, lambda: self.worker.catalogue
        )
        return ActionServer(carrying_out, self.settings.understanding.action_token.get_secret_value())

    def _room(self) -> Room:
        return Room(
            self.database,
            self.clock,
            self.brand,
            self.settings,
            self.number,
            lambda: self.worker.catalogue,
            self.waker.wake_worker,
        )

    async def close(self) -> None:
        """Finish writing, then let go of everything."""
        await self.intake.close()
        await self.understanding.close()
        await self.number.close()
        await self.session.close()
        await self.database.close()


def desk_facts(wording: Wording, brand: Brand, public_url: str, secret: str) -> Facts:
    """What an agent's reply may name, of an order and a customer as they are at a moment."""
    return lambda order, state, now: facts_for(order, state, wording, brand, now, (public_url, secret))


def require_known(journeys_off: tuple[str, ...], catalogue: Catalogue) -> None:
    """Raises SettingsInvalid when a journey that is to be off does not exist."""
    for name in journeys_off:
        if name not in catalogue.newest:
            hint = suggest(name, catalogue.newest) or "see `harkara journeys check`"
            raise SettingsInvalid(f"HARKARA_JOURNEYS_OFF: no journey is named {name!r}; {hint}")


def whatsapp_account(settings: Settings) -> Account:
    """WhatsApp as an account like the others: its secrets are the app secrets."""
    secrets = tuple(secret.get_secret_value() for secret in settings.whatsapp.app_secrets)
    return Account(name=WHATSAPP, provider="whatsapp", path_token="", secrets=secrets)


def number_of(settings: Settings, session: aiohttp.ClientSession) -> WhatsAppNumber:
    """The brand's WhatsApp number; its graph_url ends in the API's version."""
    url = URL(settings.whatsapp.graph_url)
    return WhatsAppNumber(
        settings.whatsapp.phone_number_id,
        settings.whatsapp.access_token.get_secret_value(),
        str(url.parent),
        session,
        url.name,
        waba_id=settings.whatsapp.waba_id,
    )


def pacing_of(settings: Settings) -> Pacing:
    said = settings.whatsapp
    return Pacing(said.messages_per_second, said.pair_burst, said.reconcile_after)


def with_payment_account(brand: Brand, clients: Mapping[str, Client]) -> Brand:
    """The brand with the account that makes payment links: the one it names, else the first that can."""
    able = (name for name, client in clients.items() if "payment.create_link" in client.capabilities)
    return msgspec.structs.replace(brand, payment_account=brand.payment_account or next(able, ""))


def clients_of(accounts: tuple[Account, ...], session: aiohttp.ClientSession) -> dict[str, Client]:
    """The client of every account whose vendor can be asked for something."""
    clients: dict[str, Client] = {}
    for account in accounts:
        connect: Any = getattr(vendor_of(account.provider), "connect", None)
        if connect is not None:
            clients[account.name] = connect(session, account)
    return clients
