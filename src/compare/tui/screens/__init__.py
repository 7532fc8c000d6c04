"""Screens: each owns the state of its view and one stylesheet beside it."""
