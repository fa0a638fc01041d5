"""Registration of budget and plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "procurement.plans"
    label = "procurement_plans"
