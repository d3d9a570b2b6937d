"""What belongs to no single subject or to all."""
