"""Running text with known figures: drawn, read, bound and judged."""
