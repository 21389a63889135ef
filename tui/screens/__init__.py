"""The screens: what is seen whole."""
