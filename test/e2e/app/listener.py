"""Listens to the accessibility bus as a screen reader does, and writes one line of JSON for each thing it would say.

{"ready": true}                 it listens
{"focus": "button \"Test\""}    the focus went there: role, name, states, description
{"dialog": "\"Practice\": …"}   the focus went into this dialog: name and description
{"says": "Overall result: …"}   the words of a live region changed

What is typed into a field is never written.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# One change of the page reaches the bus as several events.
TOGETHER_MS = 80
STANDS_FOR_A_CHILD = "\ufffc"
# Renamed in version 2.54 of the bus.
ROLES = {"push button": "button", "document web": "page"}
# A word that ends inside one of these is not glued to the next one outside.
BLOCKS = {"paragraph", "section", "list item", "heading", "table cell", "table row"}


def write(**line):
    print(json.dumps(line, ensure_ascii=False), flush=True)


def parents(node):
    while node is not None:
        yield node
        node = node.get_parent()


def attribute(node, name):
    return (node.get_attributes() or {}).get(name)


def words_of(node):
    """Its text as one would hear it: what stands in the children is put where they stand, as it is joined there."""
    text = Atspi.Text.get_text(node, 0, -1) if node.get_text_iface() is not None else ""
    if STANDS_FOR_A_CHILD not in text:
        return text or node.get_name()
    said = ""
    links = 0
    for letter in text:
        if letter != STANDS_FOR_A_CHILD:
            said += letter
            continue
        child = Atspi.Hyperlink.get_object(Atspi.Hypertext.get_link(node, links), 0)
        links += 1
        if child is not None:
            said += words_of(child) + (" " if child.get_role_name() in BLOCKS else "")
    return said


def is_there(node):
    """Whether it has not left the page meanwhile."""
    try:
        return not node.get_state_set().contains(Atspi.StateType.DEFUNCT)
    except GLib.Error:
        return False


def describe(node):
    states = node.get_state_set()
    has = lambda state: states.contains(state)  # noqa: E731
    role = node.get_role_name()
    said = [ROLES.get(role, role), json.dumps(node.get_name(), ensure_ascii=False)]
    if has(Atspi.StateType.CHECKED):
        said.append("checked")
    if has(Atspi.StateType.PRESSED):
        said.append("pressed")
    if has(Atspi.StateType.INVALID_ENTRY):
        said.append("invalid")
    if has(Atspi.StateType.READ_ONLY) and role in ("entry", "password text"):
        said.append("read-only")
    if not has(Atspi.StateType.ENABLED) and role in ("push button", "button", "check box", "radio button"):
        said.append("unavailable")
    if attribute(node, "current") not in (None, "false"):
        said.append("current")
    description = node.get_description()
    # A tooltip that repeats the name is not read out.
    if description == node.get_name():
        description = ""
    return " ".join(said) + (f": {description}" if description else "")


class Listener:
    def __init__(self):
        self.dialog = None
        # Live regions that changed, with the nodes whose text did, oldest first.
        self.changed = []

    def focused(self, node):
        dialog = next((one for one in parents(node) if one.get_role_name() in ("dialog", "alert")), None)
        if dialog is not None and dialog != self.dialog and dialog.get_role_name() == "dialog":
            name = json.dumps(dialog.get_name(), ensure_ascii=False)
            description = dialog.get_description()
            write(dialog=name + (f": {description}" if description else ""))
        self.dialog = dialog
        write(focus=describe(node))

    def inserted(self, node, text):
        if attribute(node, "container-live") not in ("polite", "assertive"):
            return
        if node.get_state_set().contains(Atspi.StateType.EDITABLE):
            return
        region = next((one for one in parents(node) if attribute(one, "live") is not None), node)
        if attribute(region, "container-busy") == "true":
            return
        if not self.changed:
            GLib.timeout_add(TOGETHER_MS, self.say)
        nodes = next((nodes for other, nodes in self.changed if other == region), None)
        if nodes is None:
            nodes = []
            self.changed.append((region, nodes))
        # What came as a child tells of itself.
        if text.replace(STANDS_FOR_A_CHILD, "").strip() and node not in nodes:
            nodes.append(node)

    def say(self):
        changed, self.changed = self.changed, []
        for region, nodes in changed:
            is_whole = is_there(region) and attribute(region, "container-atomic") == "true"
            # Read now, as a screen reader does: what has changed again meanwhile is not said twice.
            there = [node for node in nodes if is_there(node)]
            outer = [node for node in there if not any(one in there for one in parents(node.get_parent()))]
            words = " ".join(words_of(node) for node in ([region] if is_whole else outer))
            words = " ".join(words.split())
            name = region.get_name() if is_whole else ""
            if words and name != words:
                write(says=f"{name}: {words}" if name else words)
        return False

    def heard(self, event):
        try:
            if event.type.startswith("object:state-changed:focused"):
                if event.detail1 == 1:
                    self.focused(event.source)
            else:
                self.inserted(event.source, event.any_data if isinstance(event.any_data, str) else "")
        except GLib.Error:
            pass  # The same.


listener = Listener()
events = Atspi.EventListener.new(listener.heard)
for kind in ("object:state-changed:focused", "object:text-changed:insert"):
    events.register(kind)
write(ready=True)
# Ends with the test that started it.
GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IOCondition.HUP, lambda *_: Atspi.event_quit() or False)
Atspi.event_main()
