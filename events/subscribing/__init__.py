"""What calendars hold that programs subscribe to."""
