"""Others on the web: how people name them, and what this house asks of them, at public addresses only."""
