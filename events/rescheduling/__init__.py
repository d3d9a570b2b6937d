"""Changing dates that are in the calendar already: one, one and those after it, or all to come; who is asked again."""
