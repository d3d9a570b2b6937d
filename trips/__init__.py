"""A member away from home: where they will be and when, what is on there, and what others may know of it."""
