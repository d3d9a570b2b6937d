"""Dates that are in the calendar, changed: how far it reaches, and who is asked again."""
