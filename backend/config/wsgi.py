"""The web process."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.embedded")
application = get_wsgi_application()
# A process that answers has its schema: the first visitor does not wait for it to be built.
import_module("backend.config.schema").root_executor()
