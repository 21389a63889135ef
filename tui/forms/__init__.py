"""Forms: the fields of an update, made from the kind that it is about and from what it may say.

No kind has a form of its own. What a field is called, means and takes stands on the kind's model;
what can be said beside it, on the update. All of it is pure, and painted elsewhere.
"""
