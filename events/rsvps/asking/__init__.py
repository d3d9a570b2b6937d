"""What hosts ask of those who RSVP: their questions, and the responses to them."""
