"""Prints what assistive technology sees of a web page: the tree of AT-SPI, the Linux desktop's accessibility bus.

One line for each node, indented: role | name | description | attributes and states. Give the beginning of the
browser's name.
"""

import sys

import pyatspi

STATES = {
    pyatspi.STATE_CHECKED: "checked",
    pyatspi.STATE_FOCUSED: "focused",
    pyatspi.STATE_INVALID_ENTRY: "invalid",
    pyatspi.STATE_REQUIRED: "required",
    pyatspi.STATE_MODAL: "modal",
    pyatspi.STATE_READ_ONLY: "readonly",
}
ATTRIBUTES = ("posinset:", "setsize:", "live:")
# Boxes without a meaning of their own; the two browsers make different ones.
BOXES = ("section", "text leaf", "static", "label", "paragraph", "panel")


def find(node, depth=0):
    """The web page that is shown: a browser keeps others that are not."""
    if node is None or depth > 30:
        return None
    if node.getRoleName() == "document web" and node.getState().contains(pyatspi.STATE_SHOWING):
        return node
    for child in node:
        found = find(child, depth + 1)
        if found is not None:
            return found
    return None


def show(node, depth):
    state = node.getState()
    role = node.getRoleName()
    facts = [fact for fact in node.getAttributes() if fact.startswith(ATTRIBUTES)]
    facts += [name for each, name in STATES.items() if state.contains(each)]
    is_box = role in BOXES and not node.name and not facts
    if not is_box:
        print("  " * depth + " | ".join([role, node.name, node.description, ", ".join(sorted(facts))]).rstrip(" |"))
    for child in node:
        if child is not None:
            show(child, depth if is_box else depth + 1)


for application in pyatspi.Registry.getDesktop(0):
    if application is not None and application.name.lower().startswith(sys.argv[1].lower()):
        page = find(application)
        if page is not None:
            show(page, 0)
