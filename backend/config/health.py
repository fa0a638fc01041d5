"""Is the process alive, is it ready, and what do its counters say."""

from __future__ import annotations

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.core import GaugeMetricFamily

from backend.events.selectors import backlog


def health(_request: HttpRequest) -> HttpResponse:
    """Alive: the process answers."""
    return HttpResponse("ok", content_type="text/plain")


def ready(_request: HttpRequest) -> HttpResponse:
    """Ready: database and cache answer, and no delivery is parked."""
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
    """Prometheus counters of this process and the depth of the outbox."""
    depth = GaugeMetricFamily("shiji_deliveries", "Deliveries not done", labels=["state"])
    for state, count in backlog().items():
        depth.add_metric([state], count)
    lines = [f'shiji_deliveries{{state="{s.labels["state"]}"}} {s.value}' for s in depth.samples]
    body = generate_latest() + ("\n".join(lines) + "\n").encode()
    return HttpResponse(body, content_type=CONTENT_TYPE_LATEST)
