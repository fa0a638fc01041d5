"""Files: judging them, taking them in, handing them out."""
