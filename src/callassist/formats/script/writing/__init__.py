"""Changing a script file in place: only the lines of what is edited change, everything else stays byte for byte.

```python
script = ScriptText.read(data, name="windows.yaml")      # script_text; raises ScriptError, which carries the problems
script.plain(("nodes", "w2", "say", "de"))               # plain data at a path; .has(path), .keys(path), .lines(path)
made = edited(script, SetWords(("nodes", "w2", "say"), "de", "Neu?", was="Gehört Ihnen das Haus?"))  # editing
made.after.data                                          # the new bytes; made.after is a ScriptText
made.after.spliced(inverted(made.splices)).data == data  # undo
```

- `script_text.ScriptText`: a file's text and where everything stands in it; frozen
- `editing.edited(script, edit) -> Edited(after, splices)`: makes an edit, or raises `errors.EditRefused`
- `editing.inverted(splices)`: what undoes them, for `ScriptText.spliced`
- `edits`: `SetValue`, `SetWords` (one language of a text), `AddEntry`, `AddItem`, `Remove`, `Move`, `SetPart` (only
  what differs is written), `WriteWhole` (a text that ` #` or a comma cuts), `Several` (as one)
- `mending.mends(script, problems) -> Mend(problem, edit, is_sure)`: problems of the linter that have one mend, as edits
- `rereading.Splice(at, old, new)`: one replacement in the text; what a journal keeps
- `placed_tree.tree_of(script, file) -> Tree`: what the linter reads, without parsing again
- `new_file.file_text(data) -> str`: plain data of a script as a tidy new file
- `new_file.starting_script(...) -> str`: an empty script that lints clean

A path is a tuple of keys and list positions, `("nodes", "w2", "answers", "yes", "to")`. Plain data are `str`, `int`,
`Decimal`, `bool`, `None`, `list` and `dict`; `was` has to be what `ScriptText.plain` gives for the path. `EditRefused`
has a code: `edit_other_value` (something else stands there by now), `edit_gone`, `edit_is_there` (a key that is taken),
`edit_odd_form`, `edit_not_as_meant`, `edit_unreadable`, `edit_control_character`, `edit_only_part`, `edit_other_text`,
or `edit_refused` for the rest.

Every edit is read back and compared with what was meant before it counts. Only the entry that changed is parsed anew.
"""
