"""What is not in the calendar yet: drafts of events and series, and copies of what was held."""
