"""The map of a book: who knows whom, drawn, kept beside the book, told in words or shown."""
