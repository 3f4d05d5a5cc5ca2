"""What is published: made whole, compared with what was there, renamed into place, recorded."""
