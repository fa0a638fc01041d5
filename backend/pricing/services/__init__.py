"""Acts of pricing."""
