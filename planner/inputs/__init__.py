"""Read with care what runners already have: calendars, plans and logs; one room for each."""
