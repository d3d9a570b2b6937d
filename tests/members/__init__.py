"""Tests of people and their ties."""
