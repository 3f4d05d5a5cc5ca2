"""What an operator reads: the screen, texts safe to print, errors as Chinese sentences."""
