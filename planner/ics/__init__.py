"""The plan as iCalendar, and the way back."""
