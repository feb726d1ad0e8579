"""Codes into sentences, French and English: the one place where Entregent finds its words.

The core and the services say codes and facts; each module here holds the sentences of one
subject, marked for the catalogue in locale/.
"""
