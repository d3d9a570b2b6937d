"""Mail about comments."""
