"""Commentary: what members write, and how it is read, found and followed."""
