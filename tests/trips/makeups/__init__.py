"""Tests of evenings elsewhere that count at home."""
