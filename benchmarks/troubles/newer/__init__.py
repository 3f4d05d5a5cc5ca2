"""Kinds of trouble as spreadsheets, word processors, scanners and PDF printers really make them."""
