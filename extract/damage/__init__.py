"""Files that are not whole: how it shows, what may be mended, and whether two readers agree."""
