"""How the gazetteer is filled: what packages know of the world, put in order and written down."""
