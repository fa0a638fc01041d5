"""What must hold after trading. Each proof gives its faults; none means that it holds."""

from backend.demo.day.proofs.all import prove_all
from backend.demo.day.proofs.report import Report

__all__ = ["Report", "prove_all"]
