"""The evening’s jobs: what has to be done at an event, and who has said that they do it."""
