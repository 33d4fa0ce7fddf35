"""What rooms above register here. The actions of this room call them inside their own transaction."""

from collections.abc import Callable

# Called with the numbers of organisations of which other words stand in the register now, their names among them.
changed: list[Callable[[list[int]], None]] = []
