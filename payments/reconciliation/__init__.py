"""Three accounts of one truth: our ledger, the providers, the banks (payments brief 9)."""
