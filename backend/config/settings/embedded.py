"""One machine: embedded servers, test authority, sandbox gateway, a clock that may be moved."""

from backend.config.env import EnvironmentFaulty
from backend.config.settings.base import *  # noqa: F403
from backend.config.settings.base import ENV

ENVIRONMENT = "embedded"
CLOCK_MOVABLE = True
INTROSPECTION = True
if "_live_" in ENV.stripe_secret_key[:8] and not ENV.stripe_live_here:
    raise EnvironmentFaulty(
        "STRIPE_SECRET_KEY: a live key moves real money and this is no production;"
        " set STRIPE_LIVE_HERE=yes if that is meant"
    )
