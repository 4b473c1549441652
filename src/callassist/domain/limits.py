"""How much of each kind of text is kept, in characters: enforced by the log's tables, told by the window's fields."""

from __future__ import annotations

#: a name of a person, a company or a place
NAME_LIMIT = 200
#: an e-mail or a postal address, or where a consent comes from
ADDRESS_LIMIT = 400
#: the note of a call
NOTE_LIMIT = 20_000
#: an answer typed as text
ANSWER_LIMIT = 4_000
