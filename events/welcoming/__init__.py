"""Who greets those who come to an event for the first time, or from away, and where they find each other."""
