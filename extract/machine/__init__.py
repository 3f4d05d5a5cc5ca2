"""What reading runs on: processes under limits, and an installation that may be broken."""
