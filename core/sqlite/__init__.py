"""What SQLite needs to be safe and quick under many: how its connections are set up, and how its lock is waited for."""
