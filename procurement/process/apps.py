"""Registration of the process kernel."""

from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "procurement.process"
    label = "procurement_process"
