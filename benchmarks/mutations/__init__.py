"""How much would be noticed: change one thing a document prints, build, judge, look."""
