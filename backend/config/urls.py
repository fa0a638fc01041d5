"""Addresses of the web process. Apps may bring ``urls.py`` with ``urlpatterns`` of their own."""

from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path

from backend.api.view import graphql_view
from backend.config.apps import apps_present
from backend.config.health import health, metrics, ready
from backend.config.schema import root_executor

urlpatterns = [
    path("graphql/", graphql_view(root_executor)),
    path("healthz", health),
    path("readyz", ready),
    path("metrics", metrics),
    path("admin/", admin.site.urls),
    *(
        path("", include(f"{name}.urls"))
        for name in apps_present()
        if find_spec(f"{name}.urls") is not None and name != "backend.config"
    ),
]
