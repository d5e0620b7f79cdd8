"""PURE: hearings, deadlines, places and time zones. Dates come in as arguments."""
