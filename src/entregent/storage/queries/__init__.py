"""Every read of the tables, named after what comes back."""
