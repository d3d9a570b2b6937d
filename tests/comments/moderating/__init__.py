"""Deciding about comments."""
