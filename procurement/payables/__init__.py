"""From acceptance to settled payment: invoices, payment requests, the legal clock, lateness."""
