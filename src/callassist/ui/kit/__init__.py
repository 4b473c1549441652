"""What every screen is built of: colours, icons, fonts, keys, cards, fields. Knows neither engine nor services."""
