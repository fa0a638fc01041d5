"""The suite: mirrors the packages, plus architecture, contract, end-to-end and load."""
