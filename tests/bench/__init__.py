"""The figures that Parley is held to, each against a floor that is measured in the same run.

A floor is the least that has to be done whoever does it: start Python, read the rows, let libyaml
read the file. So a figure says the same on a fast machine and on a slow one. Nothing is asserted.
"""
