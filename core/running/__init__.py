"""How a house is set up, served, looked at, and kept: for who runs it, by commands and probes."""
