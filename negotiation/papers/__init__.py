"""Papers: what leaves the desk for people and programs that never open a terminal.

`brief` composes a page for people; each of the other forms has a module, which writes a `State`
piece by piece, so that a large record is never held as one text.
"""
