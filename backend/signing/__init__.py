"""Electronic certification: identities, contracts from template to signed PDF, verification."""
