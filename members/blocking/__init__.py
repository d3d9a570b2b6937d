"""Whom a member has blocked, and what that keeps apart."""
