"""A person's pages elsewhere, and the proof that they are theirs: a link back that says rel="me"."""
