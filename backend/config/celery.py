"""Celery only wakes the worker: the outbox table is the truth, so a lost broker loses nothing."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.embedded")
app = Celery("shiji")
app.config_from_object(
    {
        "broker_url": os.environ.get("BROKER_URL", "memory://"),
        "task_ignore_result": True,
        "task_acks_late": True,
        "worker_prefetch_multiplier": 1,
        "broker_connection_retry_on_startup": True,
        "timezone": "Asia/Shanghai",
        "task_default_expires": 300,
    }
)
