"""Whether dates still stand."""
