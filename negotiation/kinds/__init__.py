"""The kinds of things that are tracked: each one a model, and beside it the table of how it moves.

Every module here but `registry` is a kind; `base` holds what they share.
"""
