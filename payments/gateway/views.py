"""Where providers post their messages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from backend.kernel import clock
from backend.kernel.errors import DomainError
from backend.kernel.failpoints import failpoint
from payments.gateway.adapters import provider_of
from payments.gateway.models import WebhookRefusal
from payments.gateway.port import EventRefused
from payments.gateway.services import event_store

BODY_BYTES_MAX = 256 * 1024


@csrf_exempt
@require_POST
def webhook(request: HttpRequest, provider: str) -> HttpResponse:
    """Verify, store, 200; what cannot be verified is counted and answered 400."""
    try:
        adapter = provider_of(provider)
    except DomainError:
        return HttpResponse(status=404)
    body = request.body
    if len(body) > BODY_BYTES_MAX:
        return HttpResponse(status=413)
    try:
        event = adapter.parse_event(request.headers, body)
    except EventRefused as refused:
        WebhookRefusal.objects.create(
            provider=provider, reason=str(refused.args[0])[:40], at=clock.now()
        )
        return HttpResponse(status=400)
    event_store(provider=adapter.code, event=event, body=body)
    failpoint("inbox.after_store_commit")
    return HttpResponse(status=200)
