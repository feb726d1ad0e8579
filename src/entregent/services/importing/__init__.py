"""Files into the book: each source in one transaction, the same file again changes nothing."""
