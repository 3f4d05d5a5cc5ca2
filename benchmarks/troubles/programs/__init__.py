"""Kinds of trouble that programs make, and clerks in a hurry: fonts, paint, sheets, columns."""
