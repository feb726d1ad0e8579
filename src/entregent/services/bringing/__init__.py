"""Files brought to the pages: kept apart in the book's folder until they are read or left.

Each lot of them is a batch, a folder of its own beside the book. A process of its own looks into
it and reads it; where that stands is written beside the files, so that any page can tell.
"""
