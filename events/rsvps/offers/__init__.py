"""How free places come to those on the waitlist: given or offered, and the rule in words."""
