"""Coming every time: one word for all dates of a series, each of which may be said otherwise."""
