"""The rules, one a file. Each says in its docstring what goes wrong without it, and what to do instead."""
