"""A city's group of the club."""
