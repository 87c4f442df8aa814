"""What runners already have: calendars, plans and logs, read with care; one room for each."""
