"""The web process."""

import gc
import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.embedded")
gc.disable()  # what a start makes stays: looking through it for garbage takes a tenth of the start
application = get_wsgi_application()
# A process that answers has its schema: the first visitor does not wait for it to be built.
import_module("backend.config.schema").root_executor()
gc.freeze()  # nor is it looked through by any later collection
gc.enable()
