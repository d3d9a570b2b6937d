"""Mail about comments, and how one stops it."""
