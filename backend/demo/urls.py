"""Addresses of the demo's drawings."""

from django.urls import path

from backend.demo.views import picture

urlpatterns = [path("pictures/<str:name>.svg", picture, name="picture")]
