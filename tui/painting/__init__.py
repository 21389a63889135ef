"""Lines and pictures: text with roles, laid out to the size there is. All of it pure."""
