"""Running a script: a value machine that is pulled by its host. It knows no window, no file and no clock."""
