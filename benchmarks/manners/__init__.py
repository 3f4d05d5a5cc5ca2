"""Sound reports written in the manners of provinces: what is told of them is false."""
