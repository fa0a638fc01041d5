"""A carrier that needs no lorry."""

from backend.shipping.simulator.machine import STORIES, CarrierMachine

__all__ = ["STORIES", "CarrierMachine"]
