"""The one path that takes files."""

from django.urls import path

from backend.documents.views import upload

urlpatterns = [path("upload/", upload, name="upload")]
