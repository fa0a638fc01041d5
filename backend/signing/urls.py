"""Addresses: a contract's file for its parties, and verification for anybody."""

from django.urls import path

from backend.signing.views import verify_file

urlpatterns = [path("signatures/verify", verify_file)]
