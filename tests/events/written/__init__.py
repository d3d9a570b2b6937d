"""How rules are read from what is written."""
