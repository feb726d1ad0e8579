"""Sheets of people as anybody keeps them: Excel, LibreOffice, delimited text, any columns."""
