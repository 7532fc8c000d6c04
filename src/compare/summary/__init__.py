"""The editorial summary: first what it says, as data (`outline`), then how it looks (one module per format)."""
