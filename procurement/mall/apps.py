"""Registration of the e-mall."""

from django.apps import AppConfig


class MallConfig(AppConfig):
    name = "procurement.mall"
    label = "procurement_mall"
