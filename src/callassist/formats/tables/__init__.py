"""Lists of leads, read: text files, spreadsheets, cards, pasted cells ⇒ rows of cells, and what is told of them."""
