"""Site and Channel: government and the four trading sites; one currency per channel."""
