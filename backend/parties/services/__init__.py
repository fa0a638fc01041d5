"""Acts of the parties, one file each; public names stand here."""

from backend.parties.services.actor import actor_for_request
from backend.parties.services.addresses import address_write

__all__ = ["actor_for_request", "address_write"]
