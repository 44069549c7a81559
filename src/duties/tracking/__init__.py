"""A plan and its ledger → how things stand on a day."""
