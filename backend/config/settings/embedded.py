"""One machine: embedded servers, test authority, sandbox gateway, a clock that may be moved."""

from backend.config.settings.base import *  # noqa: F403

ENVIRONMENT = "embedded"
CLOCK_MOVABLE = True
INTROSPECTION = True
