"""Legal figures, fees, terms and limits as dated rows with their source (decision D8)."""
