"""People and their ties to chapters."""
