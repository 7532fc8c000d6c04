"""Yomikurabe 読み比べ: compare the figures and the framing of several articles on one story."""
