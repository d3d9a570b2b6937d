"""The chapters somebody has been to: a stamp for each, their own business unless they choose otherwise."""
