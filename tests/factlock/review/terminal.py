"""Runs a program at a terminal: each further argument is a text to wait for, then `=` and the keys to press, or `=!` and
the name of a signal to send.

Prints what was seen, then the exit status, then whether the terminal is as it was before.
"""

import os
import pty
import re
import select
import signal
import sys
import termios
import time

LIMIT = 30
command, steps = sys.argv[1].split("\n"), sys.argv[2:]
parent, terminal = pty.openpty()
before = termios.tcgetattr(terminal)
child = os.fork()
if child == 0:
    os.setsid()
    os.close(parent)
    os.close(os.open(os.ttyname(terminal), os.O_RDWR))
    for stream in (0, 1, 2):
        os.dup2(terminal, stream)
    os.execvp(command[0], command)

seen, place, end = b"", 0, time.monotonic() + LIMIT


def more(wait):
    global seen
    ready, _, _ = select.select([parent], [], [], wait)
    if ready:
        seen += os.read(parent, 65536)
    return bool(ready)


for step in steps:
    wanted, keys = step.split("=", 1)
    while wanted.encode() not in seen[place:]:
        if time.monotonic() > end:
            os.kill(child, signal.SIGKILL)
            sys.exit(f"waited for {wanted!r} in vain: {seen[place:]!r}")
        more(0.1)
    place = seen.index(wanted.encode(), place) + len(wanted)
    if keys.startswith("!"):
        os.kill(child, getattr(signal, keys[1:]))
    else:
        os.write(parent, keys.encode().decode("unicode_escape").encode())
while True:
    ended, status = os.waitpid(child, os.WNOHANG)
    while more(0.05):
        pass
    if ended:
        break
    if time.monotonic() > end:
        os.kill(child, signal.SIGKILL)
        sys.exit(f"it does not end: {seen[place:]!r}")
print(re.sub("\r", "", seen.decode()))
print("status", os.waitstatus_to_exitcode(status))
print("restored", termios.tcgetattr(terminal) == before)
