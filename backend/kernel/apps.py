"""Django registration of the kernel: it owns SQL functions, no business table."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "backend.kernel"
    label = "kernel"
