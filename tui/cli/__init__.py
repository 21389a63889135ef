"""The `parley` command, one file a family of commands."""
