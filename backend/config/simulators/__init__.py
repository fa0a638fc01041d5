"""All simulators in one small ASGI process without Django (decision D15).

``granian --interface asgi backend.config.simulators:application``; memory in one SQLite file of
the state folder, so that a restart forgets nothing. Never part of production.
"""

from backend.config.simulators.door import application

__all__ = ["application"]
