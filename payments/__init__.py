"""Third-party payment and escrow."""
