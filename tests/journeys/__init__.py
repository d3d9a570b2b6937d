"""The product in a real browser, served by a real server, on a real database."""
