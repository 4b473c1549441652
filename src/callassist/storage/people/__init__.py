"""People: who a row of a list becomes, what is known of somebody, and how they are forgotten."""
