"""Registration of procurement contracts."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "procurement.contracts"
    label = "procurement_contracts"
