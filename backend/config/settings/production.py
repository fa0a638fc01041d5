"""Real servers: refuses to start on any embedded default."""

from backend.config.env import BUILT_IN_SECRET, EnvironmentFaulty
from backend.config.settings.base import *  # noqa: F403
from backend.config.settings.base import ENV

ENVIRONMENT = "production"
_faults = [
    text
    for wrong, text in (
        (ENV.secret_key == BUILT_IN_SECRET, "SECRET_KEY: the built-in secret is for one machine"),
        (bool(ENV.simulators_url), "SHIJI_SIMULATORS_URL: simulators are for one machine"),
        (
            any(kid.startswith("test-") for kid in ENV.treasury_keys),
            "TREASURY_KEYS: the treasury's and its bank's real keys are needed",
        ),
        (ENV.debug, "DEBUG: must be off"),
        ("_test_" in ENV.stripe_secret_key[:8], "STRIPE_SECRET_KEY: a test key moves no money"),
        (bool(ENV.stripe_api_base), "STRIPE_API_BASE: another Stripe is for tests"),
        (
            bool(ENV.stripe_secret_key) and not ENV.stripe_webhook_secrets,
            "STRIPE_WEBHOOK_SECRETS: without one no message can be trusted",
        ),
        (not ENV.broker_url, "BROKER_URL: a broker is needed"),
        (not ENV.cache_url, "CACHE_URL: a cache is needed"),
        (not ENV.email_url, "EMAIL_URL: mail to files is for one machine"),
        (not ENV.public_url.startswith("https://"), "PUBLIC_URL: must be https"),
        (ENV.database.password == "shiji_app", "DATABASE_URL: the built-in password"),  # noqa: S105
    )
    if wrong
]
if _faults:
    raise EnvironmentFaulty("Not fit for production:\n  " + "\n  ".join(_faults))
ALLOWED_HOSTS = [ENV.public_url.split("://", 1)[1].split(":")[0], *ENV.internal_hosts]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_HSTS_SECONDS = 31536000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
