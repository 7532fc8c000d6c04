"""What people decide: anchored to words, kept as one YAML file per record, undoable, checked.

- `anchoring`: from a place to the words that find it again, and back
- `ledger`: every change a person can make, as pure functions; `steps`: what undoes them, and what files follow
- `queue`: findings and decisions together: what is still open
- `storage`: the files of a project; `record`, `editing`, `emitter` and `files` do its parts
- `journal`: undo and redo across restarts
- `check`: what is wrong with the files, their quotes and their verdicts
- `schema`: the shape of a file, for reading it and for people's editors
"""
