"""Conversations and their moderation."""
