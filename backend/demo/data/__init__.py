"""Words and figures of the demo catalogue, by site."""
