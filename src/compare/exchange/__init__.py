"""The formats in which other programs read what Yomikurabe knows. Sees the model only."""
