"""Is the process alive, is it ready, and what do its counters say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from backend.audit.selectors import audit_lag_seconds
from backend.events.selectors import backlog
from backend.notices.selectors import mail_backlog
from payments.gateway.selectors import gateway_health


def health(_request: HttpRequest) -> HttpResponse:
    """Alive: the process answers."""
    return HttpResponse("ok", content_type="text/plain")


def ready(_request: HttpRequest) -> HttpResponse:
    """Ready to serve: database and cache answer. Parked deliveries are for the metrics' alarm."""
    parts = {"database": _database_answers(), "cache": _cache_answers()}
    status = 200 if all(parts.values()) else 503
    return JsonResponse({"ready": status == 200, "parts": parts}, status=status)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _cache_answers() -> bool:
    try:
        cache.set("ready", "yes", 5)
    except (OSError, ValueError):
        return False
    return bool(cache.get("ready") == "yes")


def metrics(_request: HttpRequest) -> HttpResponse:
    """Prometheus counters of this process, and what the whole house still owes."""
    return HttpResponse(
        generate_latest() + generate_latest(_HOUSE), content_type=CONTENT_TYPE_LATEST
    )


class _House(Collector):
    """Read from the database at each scrape: every process tells the same."""

    def collect(self) -> Iterator[Metric]:
        yield _gauge("shiji_deliveries", "Deliveries of events not done.", "state", backlog())
        yield _gauge("shiji_mails", "Mails not sent.", "state", mail_backlog())
        yield _gauge("shiji_gateway", "What the gateway owes.", "what", asdict(gateway_health()))
        lag = GaugeMetricFamily(
            "shiji_audit_lag_seconds", "Age of the oldest event that has no leaf yet."
        )
        lag.add_metric([], audit_lag_seconds())
        yield lag


def _gauge(name: str, text: str, label: str, counts: dict[str, int]) -> GaugeMetricFamily:
    gauge = GaugeMetricFamily(name, text, labels=[label])
    for value, count in counts.items():
        gauge.add_metric([value], count)
    return gauge


_HOUSE = CollectorRegistry()
_HOUSE.register(_House())
