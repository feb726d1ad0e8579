"""One module per page: parse the form, call one service, render."""
