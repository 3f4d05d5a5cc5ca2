"""Tables whose cells are not ruled: frames, rows and columns from what is printed where."""
