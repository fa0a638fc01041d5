"""The test suite: as embedded, with cheap password hashing and no network."""

from backend.config.settings.embedded import *  # noqa: F403
from backend.config.settings.embedded import DATABASES

ENVIRONMENT = "test"
# Real Argon2id, with the least work it allows: the suite signs in thousands of times.
PASSWORD_HASHERS = ["backend.config.settings.hashers.QuickArgon2"]
SIMULATORS_URL = ""  # in the process: a test that wants the other names it
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATABASES["default"]["CONN_MAX_AGE"] = 0
WHITENOISE_AUTOREFRESH = True  # static files are not collected for tests
