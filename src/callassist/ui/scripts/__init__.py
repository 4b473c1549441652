"""Where scripts are written: outline, card and phone side by side."""
