"""Where a reader stands to an event, what happens next, and what they may do: the RSVP panel, a table of its states."""
