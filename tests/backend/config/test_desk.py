"""The admin desk reads and never writes; mail, counters and doors are what the environment says."""

from __future__ import annotations

import time
from typing import Any

import pyotp
import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client

from backend.config.admin import is_hidden
from backend.config.desk_site import SEEN
from backend.config.env import EnvironmentFaulty, env_read
from backend.config.mail import mail_settings
from backend.config.titles import APPS, DESKS
from backend.parties.models import SignInFailure, User
from backend.parties.services.sealing import seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk_files(settings: Any) -> None:
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }


@pytest.fixture
def desk(desk_files: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("desk@example.com", "x"))
    _seen(client, time.time())
    return client


def _seen(client: Client, moment: float) -> None:
    session = client.session
    session[SEEN] = moment
    session.save()


def test_every_list_opens_in_chinese_and_searches(desk: Client):
    index = desk.get("/admin/").content.decode()
    for label, one in DESKS.items():
        app, name = label.lower().split(".")
        page = desk.get(f"/admin/{app}/{name}/", {"q": "x"})
        assert page.status_code == 200, label
        assert one.title in page.content.decode(), label
        assert one.title in index, label
        assert APPS[app] in index


def test_nothing_can_be_written_from_the_desk(desk: Client):
    user = User.objects.create_user("a@example.com", "x")
    assert desk.get(f"/admin/parties/user/{user.pk}/change/").status_code == 200
    for path in ("add/", f"{user.pk}/delete/"):
        assert desk.get(f"/admin/parties/user/{path}").status_code == 403
    assert (
        desk.post(f"/admin/parties/user/{user.pk}/change/", {"email": "b@c.de"}).status_code == 403
    )
    user.refresh_from_db()
    assert user.email == "a@example.com"
    for model in admin.site._registry:
        if model._meta.label in DESKS:
            assert admin.site._registry[model].actions is None


def test_secrets_are_not_shown(desk: Client):
    user = User.objects.create_user("a@example.com", "x")
    page = desk.get(f"/admin/parties/user/{user.pk}/change/").content.decode()
    assert user.token_key not in page
    assert user.password not in page
    mail = apps.get_model("notices.Mail")
    hidden = {f.name for f in mail._meta.concrete_fields if is_hidden("notices.Mail", f)}
    assert {"text", "subject", "address"} <= hidden


def test_only_the_technical_operator_enters():
    client = Client()
    client.force_login(User.objects.create_user("a@example.com", "x"))
    assert client.get("/admin/orders/order/").status_code == 302


def _technician() -> tuple[User, str]:
    secret = pyotp.random_base32()
    user = User.objects.create_superuser("desk@example.com", "x")
    user.totp_secret = seal(secret)
    user.save()
    return user, secret


def _enters(client: Client, code: str, password: str = "x") -> bool:
    given = {"username": "Desk@example.com", "password": password, "code": code}
    client.post("/admin/login/?next=/admin/orders/order/", given)
    return client.get("/admin/orders/order/").status_code == 200


@pytest.mark.usefixtures("desk_files")
def test_the_desk_opens_with_both_factors_and_a_code_once():
    _, secret = _technician()
    code = pyotp.TOTP(secret).now()
    for wrong in (("", "x"), ("000000", "x"), (code, "y")):
        assert not _enters(Client(), *wrong)
    assert _enters(Client(), code)
    assert not _enters(Client(), code)  # used up


@pytest.mark.usefixtures("desk_files")
def test_without_a_second_factor_or_after_five_wrong_codes_nobody_enters():
    user, secret = _technician()
    for _ in range(5):
        assert not _enters(Client(), "123456")
    assert not _enters(Client(), pyotp.TOTP(secret).now())
    SignInFailure.objects.all().delete()
    User.objects.filter(pk=user.pk).update(totp_secret=None)
    assert not _enters(Client(), pyotp.TOTP(secret).now())


def test_a_password_alone_and_an_idle_half_hour_end_at_the_door(desk: Client):
    assert desk.get("/admin/").status_code == 200
    _seen(desk, time.time() - 30 * 60 - 1)
    assert desk.get("/admin/orders/order/").status_code == 302
    alone = Client()
    alone.force_login(User.objects.get(email="desk@example.com"))
    assert alone.get("/admin/").status_code == 302


def test_counters_tell_requests_outbox_mail_and_audit_lag(desk: Client):
    answer = desk.get("/admin/", headers={"X-Request-Id": "abc-1"})
    assert answer["X-Request-Id"] == "abc-1"
    forged = desk.get("/admin/", headers={"X-Request-Id": "a b\tc"})
    assert forged["X-Request-Id"] != "a b\tc"
    told = desk.get("/metrics").content.decode()
    for line in (
        'shiji_requests_total{door="admin",method="GET",status="200"}',
        'shiji_request_seconds_count{door="admin"}', 'shiji_deliveries{state="pending"}',
        'shiji_mails{state="queued"} 0.0', "shiji_audit_lag_seconds", 'shiji_gateway{what="inbox_dead"}',
    ):  # fmt: skip
        assert line in told, line
    assert desk.get("/readyz").json()["ready"] is True


def test_mail_goes_where_the_address_says(tmp_path: Any):
    assert "filebased" in mail_settings("", folder=tmp_path)["EMAIL_BACKEND"]
    told = mail_settings("smtp+tls://me%40x:p%3Aw@mail.x?from=no@x", folder=tmp_path)
    assert (told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == ("me@x", "p:w")
    assert (told["EMAIL_PORT"], told["EMAIL_USE_TLS"], told["EMAIL_USE_SSL"]) == (587, True, False)
    assert told["DEFAULT_FROM_EMAIL"] == "no@x"


def test_doors_that_are_not_built_are_refused_by_name_and_secrets_are_not_repeated():
    with pytest.raises(EnvironmentFaulty) as refusal:
        env_read({
            "STRIPE_SECRET_KEY": "sk_live-concealed", "ELASTICSEARCH_URL": "http://x:9200",
            "FILES_STORAGE_URL": "s3://bucket", "EMAIL_URL": "imap://me:hidden@x",
        })  # fmt: skip
    text = str(refusal.value)
    for name in ("STRIPE_SECRET_KEY", "ELASTICSEARCH_URL", "FILES_STORAGE_URL", "EMAIL_URL"):
        assert name in text
    assert "not built yet" in text
    assert "concealed" not in text
    assert "hidden" not in text
