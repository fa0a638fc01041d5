"""Addresses of the gateway."""

from django.urls import path

from payments.gateway.views import webhook

urlpatterns = [path("webhooks/<str:provider>/", webhook)]
