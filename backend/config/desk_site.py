"""The door of the admin desk: both factors at once, and half an hour without a look ends it (D33)."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from unfold.forms import AuthenticationForm
from unfold.sites import UnfoldAdminSite
from unfold.widgets import BASE_INPUT_CLASSES

from backend.config.titles import DESKS, MENU
from backend.kernel.errors import DomainError
from backend.parties.services import desk_sign_in
from backend.parties.services.tries import client_address

SEEN = "desk_seen"
"""In the session: when both factors were last good for a page; absent without the second."""
IDLE_SECONDS = 30 * 60
TOUCH_SECONDS = 60
PASSWORD_PAGE = "/security"  # noqa: S105 (where it is changed: there it ends every session)


class OnceInput(forms.TextInput):
    """A field for what is good once: a form that comes back does not repeat it."""

    def format_value(self, value: Any) -> None:
        return None


class DeskSignIn(AuthenticationForm):
    """E-mail, password and the code of the authenticator app, or a recovery code."""

    code = forms.CharField(
        label="动态口令",
        help_text="身份验证器应用显示的六位数字，或一个恢复码。",
        max_length=20,
        widget=OnceInput(
            attrs={"autocomplete": "one-time-code", "class": " ".join(BASE_INPUT_CLASSES)}
        ),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = self.cleaned_data
        if self.errors:
            return given
        address = client_address(self.request.META) if self.request is not None else ""
        try:
            user = desk_sign_in(
                email=given["username"], password=given["password"], code=given["code"],
                address=address,
            )  # fmt: skip
        except DomainError as refusal:
            raise ValidationError(refusal.message, code=refusal.code) from refusal
        self.confirm_login_allowed(user)
        self.user_cache = user
        return given


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The tables in the groups of the menu; the group one stands in is open."""
    return [
        {
            "title": title,
            "collapsible": True,
            "items": [
                {"title": desk.title, "link": _list_of(label)}
                for app in labels.split()
                for label, desk in DESKS.items()
                if label.split(".")[0] == app
            ],
        }
        for title, labels in MENU.items()
    ]


def _list_of(label: str) -> str:
    meta = apps.get_model(label)._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")


class DeskSite(UnfoldAdminSite):
    """Every page asks for staff whose second factor was given in this session."""

    login_form = DeskSignIn
    login_template = "desk/login.html"
    index_template = "desk/index.html"
    index_title = "全部数据表"

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff, with both factors, not idle; a look keeps the door open."""
        seen = request.session.get(SEEN, 0)
        now = time.time()  # real time: a session is no business (D4)
        if not super().has_permission(request) or not seen <= now < seen + IDLE_SECONDS:
            return False
        if now - seen > TOUCH_SECONDS:
            request.session[SEEN] = now
        return True

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The form; who passed it has shown both factors."""
        answer = super().login(request, extra_context)
        if request.method == "POST" and answer.status_code == 302:
            request.session[SEEN] = time.time()
        return answer

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """The apps from the goods to the log, as in ``titles``; Django's order follows no sense."""
        rows: list[dict[str, Any]] = super().get_app_list(request, app_label)
        order = [app for labels in MENU.values() for app in labels.split()]
        return sorted(rows, key=lambda row: order.index(row["app_label"]))

    def admin_view(
        self, view: Callable[..., HttpResponse], cacheable: bool = False
    ) -> Callable[..., HttpResponse]:
        """What is refused or missing is told on a page of the desk."""

        @wraps(view)
        def told(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            try:
                return view(request, *args, **named)
            except PermissionDenied:
                return self._refused(request, 403, "后台只供查看", "这里不能新增、修改或删除记录。")
            except Http404:
                return self._refused(request, 404, "没有这个页面", "地址有误，或记录不存在。")

        return super().admin_view(told, cacheable)

    def _refused(self, request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
        context = self.each_context(request) | {"title": title, "text": text}
        return TemplateResponse(request, "desk/refused.html", context, status=status)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Not here: the service that changes a password ends all sessions and tokens (D33)."""
        return HttpResponseRedirect(PASSWORD_PAGE)
