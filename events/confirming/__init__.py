"""Whether a chapter's dates still stand: who is asked after a silence, and their word."""
