"""What speaks with servers of the person's own choosing; knows nothing of the book."""
