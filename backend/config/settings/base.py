"""Settings shared by every environment. Values that differ come from ``env.py``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import structlog
from django.templatetags.static import static

from backend.config.apps import apps_present
from backend.config.env import Database, env_read
from backend.config.mail import mail_settings

# Resolvers run inside a per-request event loop for batched loading; the ORM is called from that
# loop's own thread only, so Django's guard against shared loops does not apply.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ENV = env_read()
SECRET_KEY = ENV.secret_key
DEBUG = False
ALLOWED_HOSTS = ["*"]
PUBLIC_URL = ENV.public_url
FILES_URL = ENV.files_url
SIMULATORS_URL = ENV.simulators_url
TREASURY_KEYS = ENV.treasury_keys
FILES_FOLDER = ENV.state_dir / "files"
FILES_STORAGE_URL = ENV.files_storage_url
STATE_DIR = ENV.state_dir
BROKER_URL = ENV.broker_url
STRIPE_SECRET_KEY = ENV.stripe_secret_key
STRIPE_PUBLISHABLE_KEY = ENV.stripe_publishable_key
STRIPE_ACCOUNT = ENV.stripe_account
STRIPE_API_BASE = ENV.stripe_api_base
WEBHOOK_SECRETS: dict[str, list[str]] = {"stripe": list(ENV.stripe_webhook_secrets)}
ENVIRONMENT = "base"
CLOCK_MOVABLE = False
INTROSPECTION = False

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",
    "backend.config.desk_app.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    *apps_present(),
]
SHIJI_ACTOR_RESOLVER = "backend.api.view.anonymous"
if "backend.parties" in INSTALLED_APPS:
    AUTH_USER_MODEL = "parties.User"
    SHIJI_ACTOR_RESOLVER = "backend.parties.services.actor_for_request"

MIDDLEWARE = [
    "backend.config.measure.measured",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "backend.config.urls"
WSGI_APPLICATION = "backend.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]


def database(address: Database) -> dict[str, Any]:
    """Django's form of one PostgreSQL address."""
    return {
        "ENGINE": "backend.config.postgres",
        "NAME": address.name,
        "USER": address.user,
        "PASSWORD": address.password,
        "HOST": address.host,
        "PORT": address.port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "shiji"},
    }


DATABASES = {"default": database(ENV.database)}
DATABASE_OWNER = database(ENV.database_owner)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SHIJI_REQUEST_GATE = "backend.parties.services.tries.request_gate"
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "backend.config.cache.Cache",
        "LOCATION": ENV.cache_url,
    }
    if ENV.cache_url
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
USE_X_FORWARDED_HOST = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

SHIJI_EMAIL_URL = ENV.email_url
_SEAL = {  # the red of the house's seal, from tint to shade
    "50": "oklch(97.1% .013 17.4)", "100": "oklch(93.6% .032 17.7)", "200": "oklch(88.5% .062 18.3)",
    "300": "oklch(80.8% .114 19.6)", "400": "oklch(70.4% .16 22.2)", "500": "oklch(65% .18 25.3)",
    "600": "oklch(51% .175 27.3)", "700": "oklch(44.5% .155 27.5)", "800": "oklch(39% .13 26.9)",
    "900": "oklch(35% .11 25.7)", "950": "oklch(25.8% .092 26)",
}  # fmt: skip
UNFOLD = {
    "SITE_TITLE": "市集 Shiji 管理后台",
    "SITE_HEADER": "市集 Shiji",
    "SITE_SYMBOL": "storefront",
    "SHOW_LANGUAGES": False,
    "SHOW_HISTORY": False,  # the desk writes nothing, so no row has one
    "COLORS": {"primary": _SEAL},
    "STYLES": [lambda _request: static("desk/desk.css")],
    "SCRIPTS": [lambda _request: static("desk/desk.js")],
    "SIDEBAR": {"show_search": True, "navigation": "backend.config.desk_site.menu"},
    "ACCOUNT": {"navigation": [{"title": "密码与验证器", "link": "/security"}]},
}

# Django's own words leave as the same JSON lines, with the request's id.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            "foreign_pre_chain": [
                structlog.contextvars.merge_contextvars,
                structlog.stdlib.add_logger_name,
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.format_exc_info,
            ],
        }
    },
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
    "loggers": {
        "django": {"handlers": ["lines"], "level": "WARNING", "propagate": False},
        # it warns at every signature that it may not fetch from the net, which is what we want
        "pyhanko.sign": {"level": "ERROR"},
    },
}
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ],
    cache_logger_on_first_use=True,
)
DEFAULT_FROM_EMAIL = "no-reply@shiji.invalid"
globals().update(mail_settings(ENV.email_url, folder=STATE_DIR / "mail"))
