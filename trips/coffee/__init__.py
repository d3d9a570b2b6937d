"""Nothing on while one is there: a note to the organisers of a chapter, who may make a small event of it."""
