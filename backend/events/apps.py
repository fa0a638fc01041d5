"""Registration; handlers, events and timed tasks of every app are found by name."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class EventsConfig(AppConfig):
    name = "backend.events"
    label = "events"

    def ready(self) -> None:
        """Import each app's event vocabulary, handlers, bulletins and timed work once."""
        autodiscover_modules("events", "handlers", "bulletins", "tasks")
