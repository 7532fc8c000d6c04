"""Tables of every make: drawn with pipes or tabs, spaced out, one cell on a line, or with all cells run together."""
