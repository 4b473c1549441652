"""Whom a text names: people, companies, phone numbers."""
