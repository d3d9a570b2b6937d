"""The product measured beside bare applications that do the least such a page can do."""
