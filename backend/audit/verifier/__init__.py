"""The offline verifier; it stands alone and imports nothing of ours."""
