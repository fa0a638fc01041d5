"""Stand-ins for systems that know files (decision D15)."""

from backend.documents.simulator.tax import TaxRegister

__all__ = ["TaxRegister"]
