"""The door of the admin desk: both factors at once, and half an hour without a look ends it (D33)."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from unfold.forms import AuthenticationForm
from unfold.sites import UnfoldAdminSite
from unfold.widgets import BASE_INPUT_CLASSES

from backend.kernel.errors import DomainError
from backend.parties.services import desk_sign_in
from backend.parties.services.tries import client_address

SEEN = "desk_seen"
"""In the session: when both factors were last good for a page; absent without the second."""
IDLE_SECONDS = 30 * 60
TOUCH_SECONDS = 60


class DeskSignIn(AuthenticationForm):
    """E-mail, password and the code of the authenticator app, or a recovery code."""

    code = forms.CharField(
        label="动态口令 / Code",
        max_length=20,
        widget=forms.TextInput(
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


class DeskSite(UnfoldAdminSite):
    """Every page asks for staff whose second factor was given in this session."""

    login_form = DeskSignIn
    login_template = "desk/login.html"

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
