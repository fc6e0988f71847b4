"""Does one thing on the screen as assistive technology does: through the accessibility bus, by role and name.

Usage: at-screen.py see|press|type|read <role> <name> [text]
The installed app can be driven in no other way, and that is right: its debugging ports are closed.
"""

import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE_S = 20
# Renamed in version 2.54 of the bus.
ALSO = {"button": "push button"}


def below(node):
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from below(child)


def find(role, name):
    for node in below(Atspi.get_desktop(0)):
        if node.get_name() == name and node.get_role_name() in (role, ALSO.get(role, role)):
            return node
    return None


def until(what, ask):
    give_up_at = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up_at:
        try:
            answer = ask()
            if answer:
                return answer
        except GLib.Error:
            pass  # What was found is gone from the screen by now.
        time.sleep(0.05)
    tree = "\n".join(f"{node.get_role_name()} {node.get_name()!r}" for node in below(Atspi.get_desktop(0)))
    sys.exit(f"{what} did not come in {PATIENCE_S} s. On the screen:\n{tree}")


def is_focused(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def focus(role, name):
    """Found anew each time: while the page is drawn again, what was asked of an earlier node goes nowhere."""
    node = find(role, name)
    if node is None or is_focused(node):
        return node
    node.grab_focus()
    return None


verb, role, name, *rest = sys.argv[1:]
node = until(f"{role} {name!r}", lambda: find(role, name))

if verb == "press":
    node.do_action(0)
elif verb == "type":
    text = rest[0]
    node = until(f"The focus on {name!r}", lambda: focus(role, name))
    Atspi.generate_keyboard_event(0, text, Atspi.KeySynthType.STRING)
    until(f"The text in {name!r}", lambda: Atspi.Text.get_character_count(node) == len(text))
elif verb == "read":
    print(" ".join(one.get_name() for one in below(node) if one.get_child_count() == 0))
