"""Tests of tables that members offer visitors."""
