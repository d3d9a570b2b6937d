"""Who is coming."""
