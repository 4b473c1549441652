"""The call: the page it is led on, and every part of that page."""
