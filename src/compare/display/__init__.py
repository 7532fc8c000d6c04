"""How text from outside is put on a terminal: made safe, measured, and broken into lines as Japanese is.

Below the model and free of dependencies, so that the command line and the screen show the same thing.
"""
