"""Deciding about comments: what waits, who decides, and what is looked out for."""
