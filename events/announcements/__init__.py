"""What organisers tell those who are coming, or the whole chapter."""
