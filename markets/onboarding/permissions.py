"""Permissions of the onboarding."""

REVIEW = "merchant.review"
APPLY = "organization.manage"
