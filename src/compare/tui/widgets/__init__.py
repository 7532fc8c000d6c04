"""Widgets: they draw what they are given and post messages. No decisions here."""
