"""The gazetteer: the world's cities, their names, codes and places."""
