"""Troubles of programs that make tables and PDFs: spreadsheets, scanners, converters."""
