"""The tests; each folder below mirrors the package of the same name."""
