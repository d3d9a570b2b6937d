"""What this house asks of others on the web: through one function, and of public addresses only."""
