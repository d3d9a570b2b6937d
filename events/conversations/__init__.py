"""What is said about events."""
