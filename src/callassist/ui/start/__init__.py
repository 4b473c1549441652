"""The start page: whom to call next."""
