"""The door of an evening: who has come, badges, codes, and the morning after."""
