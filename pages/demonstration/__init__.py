"""The demonstration world: invented people in real cities, made through the real verbs."""
