"""Photos of an event, by those who were there: who may see which, and how one is taken down."""
