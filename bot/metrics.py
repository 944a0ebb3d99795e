"""What the service counts and times, for Prometheus: one `Metrics` per process, built once and passed in.

With several processes behind one port a scrape meets any one of them. Set PROMETHEUS_MULTIPROC_DIR to an empty folder
before Python starts and each of them answers for all; without it each answers for itself.
"""

import os
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
ANSWER_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2.5, 5)  # 200 ms is promised
LAG_SECONDS = (1, 5, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600, 86_400)  # 5 and 30 min are promised
BATCH_SIZES = (1, 2, 5, 10, 25, 50, 100, 200, 500, 1_000)  # Meta sends up to 1,000 updates at once


class Metrics:
    """All of the service's metrics, named harkara_*. Labels hold names from settings and our own words, never a person.

    `source` is an account's name, or "whatsapp".
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._shown: dict[Gauge, set[str]] = {}
        self._intake()
        self._deciding()
        self._sending()
        self._store_gauges()
        self._machine()

    def _intake(self) -> None:
        self.webhooks = self._counter(
            "webhooks",
            "Deliveries by what became of them: stored, duplicate, unsupported, malformed, refused.",
            "source",
            "result",
        )
        self.webhook_items = self._counter("webhook_items", "Raw items stored from deliveries.", "source")
        self.signature_failures = self._counter(
            "signature_failures", "Deliveries that could not prove themselves.", "source"
        )
        self.webhook_seconds = self._histogram(
            "webhook_seconds", "From a delivery's arrival to its answer.", ANSWER_SECONDS, "source"
        )
        self.commit_items = self._histogram("commit_items", "Raw items stored in one commit.", BATCH_SIZES)

    def _deciding(self) -> None:
        self.events = self._counter("events", "Events decided, by kind.", "kind")
        self.unknown_codes = self._counter(
            "unknown_vendor_codes", "Vendor words not in our tables: kept, not guessed.", "source"
        )
        self.inbox_lag = self._histogram(
            "inbox_lag_seconds", "From the receipt of an item to its decision.", LAG_SECONDS, "source"
        )
        self.upstream_lag = self._histogram(
            "upstream_lag_seconds", "From what happened, as the vendor dates it, to its receipt.", LAG_SECONDS, "source"
        )
        # Looking a label up costs more than counting, and both are done for every event.
        self._wait_of, self._lag_of = cache(self.inbox_lag.labels), cache(self.upstream_lag.labels)
        self.batch_items = self._histogram("batch_items", "Inbox items in one worker batch.", BATCH_SIZES)
        self.batch_seconds = self._histogram("batch_seconds", "Duration of one worker batch.", ANSWER_SECONDS)
        self.parked = self._counter("items_parked", "Items given up after their attempts.", "source")

    def _sending(self) -> None:
        self.sends = self._counter(
            "sends",
            "Outbox rows carried out, by channel and result: accepted, refused, unavailable, unknown.",
            "channel",
            "result",
        )
        self.send_seconds = self._histogram("send_seconds", "Duration of one call outside.", ANSWER_SECONDS, "channel")
        self.reply_seconds = self._histogram(
            "reply_seconds", "From the receipt of a customer's message to our reply's acceptance.", ANSWER_SECONDS
        )
        self.withheld = self._counter("messages_withheld", "Messages not sent, by the ledger's reason.", "reason")

    def _store_gauges(self) -> None:
        self.inbox_waiting = self._gauge("inbox_waiting", "Items stored and not yet decided.")
        self.outbox = self._gauge("outbox_rows", "Outbox rows by state.", "state")
        self.parked_items = self._gauge("parked_items", "Items that wait for a person.", "source")
        self.templates = self._gauge("templates", "Message templates by Meta's status.", "status")
        self.number_quality = self._gauge(
            "number_quality", "The business number's quality; 1 on the current one.", "quality"
        )

    def _machine(self) -> None:
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        GCCollector(registry=self.registry)

    def _counter(self, name: str, words: str, *labels: str) -> Counter:
        return Counter(f"harkara_{name}", words, labels, registry=self.registry)

    def _histogram(self, name: str, words: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(f"harkara_{name}", words, labels, buckets=buckets, registry=self.registry)

    def _gauge(self, name: str, words: str, *labels: str) -> Gauge:
        # Gauges are read from the store, which all processes share: the latest reading is the right one.
        return Gauge(f"harkara_{name}", words, labels, registry=self.registry, multiprocess_mode="mostrecent")

    def note_receipt(self, source: str, occurred_at: datetime, received_at: datetime) -> None:
        """Note how late `source` told us. A vendor's clock that runs ahead counts as no lag."""
        self._lag_of(source).observe(max(0.0, (received_at - occurred_at).total_seconds()))

    def note_wait(self, source: str, waited: timedelta) -> None:
        """Note how long something that `source` told us lay in the inbox."""
        self._wait_of(source).observe(waited.total_seconds())

    def show_outbox(self, rows_of_state: Mapping[str, int]) -> None:
        """Show the outbox as it is now; states without rows go to 0."""
        self._show(self.outbox, rows_of_state)

    def show_parked(self, items_of_source: Mapping[str, int]) -> None:
        """Show the parked items as they are now."""
        self._show(self.parked_items, items_of_source)

    def show_templates(self, templates_of_status: Mapping[str, int]) -> None:
        """Show the templates as they are now, by Meta's status."""
        self._show(self.templates, templates_of_status)

    def show_number_quality(self, quality: str) -> None:
        """Show the number's quality as Meta calls it (GREEN, YELLOW, RED, UNKNOWN)."""
        self._show(self.number_quality, {quality: 1})

    def _show(self, gauge: Gauge, readings: Mapping[str, int]) -> None:
        shown = self._shown.setdefault(gauge, set())
        shown.update(readings)
        for label in shown:
            gauge.labels(label).set(readings.get(label, 0))

    def render(self) -> tuple[bytes, str]:
        """What a scrape of /metrics answers, and its content type."""
        registry = self.registry
        if os.environ.get(SHARED_FOLDER):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry), CONTENT_TYPE_LATEST
