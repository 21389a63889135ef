"""What leaves the terminal: a state written as text, in the forms that others read.

Each module writes one form, as pure functions of a `State`. They give the text piece by piece, so
that a large record is never held as one text.
"""
