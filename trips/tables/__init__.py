"""A table that a member offers to host for visitors, until the organisers make a small event of it."""
