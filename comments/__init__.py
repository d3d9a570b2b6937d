"""Conversations: a thread and its comments, whatever they hang on, and who reads them before others do."""
