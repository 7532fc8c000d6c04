"""From files to passages: folders and encodings, line layout, furniture, tables, metadata.

`reading` makes articles of files, `passages` splits an article. Between them stand small passes over the lines of a
text (`layout`), each in a file named for what it recognises. Nothing here knows morphology: a line is judged by its
shape, its neighbours and the cues in `lexicons/furniture.yaml`, so that ten megabytes take a second.
"""
