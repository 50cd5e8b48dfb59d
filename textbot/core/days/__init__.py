"""Days and hours: holidays, office hours, trash days, and the days that a text names."""
