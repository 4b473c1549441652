"""What the cards of rules, products and texts show and change, apart from how they are drawn."""
