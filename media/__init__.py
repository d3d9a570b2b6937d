"""Pictures people upload."""
