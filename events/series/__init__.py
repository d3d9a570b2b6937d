"""The page of a plan that repeats: its rule, its dates, what it has been, and its calendar."""
