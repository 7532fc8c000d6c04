"""What people decide: anchored to words, kept as one YAML file per record, undoable, checked.

anchoring   words ↔ place, through later edits of the text
ledger      every change a person can make, as pure functions
queue       findings + decisions = what is still open
storage     annotations/**.yaml: read and written by record, editing, emitter and files
journal     undo and redo across restarts
check       what is wrong with the files, their quotes and their verdicts
schema      the shape of a file, also as JSON Schema for editors
"""
