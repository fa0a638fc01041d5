"""Money and promises put up as security: merchants', bids', performance."""
