"""A chapter's team."""
