"""What is on, and the plans that repeat."""
