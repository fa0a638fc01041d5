"""Acts of publication."""

from procurement.publication.services.release import release_publish

__all__ = ["release_publish"]
