"""Rules as they are written: as people type them, and as RFC 5545 has them."""
