"""Open data addresses."""

from django.urls import path

from procurement.publication import views

urlpatterns = [
    path("ocds/releases.jsonl", views.feed),
    path("ocds/records/<str:ocid>.json", views.record),
    path("ocds/schema.json", views.schema),
]
