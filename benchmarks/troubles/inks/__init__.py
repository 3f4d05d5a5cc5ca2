"""Troubles of ink: covered, painted, told wrong by a font, drawn instead of written, noted over."""
