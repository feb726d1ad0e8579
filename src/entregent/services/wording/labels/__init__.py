"""The words of the pages, a module for each: WORDS by code, and ACTS, what was just done."""
