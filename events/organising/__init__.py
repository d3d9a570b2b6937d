"""The organisers' side of events: putting them into the calendar, changing them, calling them off."""
