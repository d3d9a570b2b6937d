"""A chapter's team on a page of its own: who does what there, and who gave it to them."""
