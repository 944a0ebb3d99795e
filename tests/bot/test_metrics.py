"""Metrics: what a scrape shows, for one process and for several behind one port."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import SHARED_FOLDER, Metrics

AT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


Sample = tuple[str, frozenset[str]]


def samples_in(page: str) -> dict[Sample, float]:
    """Every sample of a scrape by its name and label values."""
    families = text_string_to_metric_families(page)
    return {(s.name, frozenset(s.labels.values())): s.value for family in families for s in family.samples}


def scraped(metrics: Metrics) -> dict[Sample, float]:
    content, content_type = metrics.render()
    assert content_type.startswith("text/plain")
    return samples_in(content.decode())


def at(name: str, *labels: str) -> Sample:
    return f"harkara_{name}", frozenset(labels)


def test_a_scrape_shows_what_was_counted_under_harkaras_name() -> None:
    """P-01."""
    metrics = Metrics()
    metrics.webhooks.labels("delhivery-main", "stored").inc()
    metrics.signature_failures.labels("shop").inc(2)
    metrics.events.labels("shipment.delivered").inc(3)
    metrics.unknown_codes.labels("delhivery-main").inc()
    metrics.withheld.labels("deferred:quiet_hours").inc()
    shown = scraped(metrics)
    assert shown[at("webhooks_total", "stored", "delhivery-main")] == 1
    assert shown[at("signature_failures_total", "shop")] == 2
    assert shown[at("events_total", "shipment.delivered")] == 3
    assert shown[at("unknown_vendor_codes_total", "delhivery-main")] == 1
    assert shown[at("messages_withheld_total", "deferred:quiet_hours")] == 1
    assert ("process_cpu_seconds_total", frozenset()) in shown or sys.platform != "linux"


def test_upstream_lag_is_shown_per_source_and_never_below_zero() -> None:
    """A-71."""
    metrics = Metrics()
    metrics.note_receipt("delhivery-main", AT - timedelta(minutes=20), AT)
    metrics.note_receipt("delhivery-main", AT + timedelta(hours=5, minutes=30), AT)  # IST called UTC
    shown = scraped(metrics)
    assert shown[at("upstream_lag_seconds_sum", "delhivery-main")] == 1200
    assert shown[at("upstream_lag_seconds_bucket", "delhivery-main", "600.0")] == 1
    assert shown[at("upstream_lag_seconds_bucket", "delhivery-main", "1800.0")] == 2


def test_states_that_emptied_show_zero() -> None:
    """P-01."""
    metrics = Metrics()
    metrics.show_outbox({"due": 4, "sent": 1})
    metrics.show_outbox({"sent": 5})
    metrics.show_parked({"shop": 1})
    metrics.show_templates({"APPROVED": 7, "PAUSED": 1})
    metrics.show_number_quality("GREEN")
    metrics.show_number_quality("YELLOW")
    shown = scraped(metrics)
    assert shown[at("outbox_rows", "due")] == 0
    assert shown[at("outbox_rows", "sent")] == 5
    assert shown[at("parked_items", "shop")] == 1
    assert shown[at("templates", "PAUSED")] == 1
    assert shown[at("number_quality", "GREEN")] == 0
    assert shown[at("number_quality", "YELLOW")] == 1


def test_two_sets_of_metrics_do_not_mix() -> None:
    """P-01."""
    one, other = Metrics(), Metrics()
    one.events.labels("order.placed").inc()
    assert at("events_total", "order.placed") not in scraped(other)


ONE_OF_SEVERAL = """
import sys
from bot.metrics import Metrics
metrics = Metrics()
metrics.events.labels("order.placed").inc(int(sys.argv[1]))
metrics.show_outbox({"due": int(sys.argv[1])})
print(metrics.render()[0].decode())
"""


def test_with_a_shared_folder_any_process_answers_for_all(tmp_path: Path) -> None:
    """P-01."""
    environ = os.environ | {SHARED_FOLDER: str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    answers = [
        subprocess.run(
            [sys.executable, "-c", ONE_OF_SEVERAL, count], env=environ, capture_output=True, text=True, check=True
        )
        for count in ("2", "5")
    ]
    shown = samples_in(answers[-1].stdout)
    assert shown[at("events_total", "order.placed")] == 7
    assert shown[at("outbox_rows", "due")] == 5  # the latest reading of the store, not a sum


@pytest.mark.parametrize(
    "name", ["webhooks", "sends", "inbox_lag", "batch_items", "batch_seconds", "outbox", "templates"]
)
def test_every_metric_is_described(name: str) -> None:
    """P-01."""
    metric = getattr(Metrics(), name)
    (family,) = metric.collect()
    assert family.name.startswith("harkara_")
    assert len(family.documentation) > 15
