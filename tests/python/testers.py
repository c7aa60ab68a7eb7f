"""Runs the independent tester for one document after the other.

    python testers.py < jobs.json

A job is the folder where it runs, its excuses, and the arguments of `schemathesis run`. What it says
is in the file `said` of its folder, and its exit code in the file `code`.

The tester is imported once, which takes about as long as a small document does, and each job is a
process of its own all the same, so that none knows of another.
"""

import json
import os
import sys

# What a run would import.
import hypothesis.stateful  # noqa: F401
import requests  # noqa: F401
import schemathesis.engine.core  # noqa: F401
import schemathesis.engine.run  # noqa: F401
import schemathesis.openapi  # noqa: F401
from schemathesis.cli import schemathesis as tester


def run(job):
    os.chdir(job["folder"])
    os.environ["EXCUSES"] = json.dumps(job["excuses"])
    said = os.open("said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    tester(["run", *job["arguments"]])


def code(leaving):
    if leaving.code is None:
        return 0
    return leaving.code if isinstance(leaving.code, int) else 1


for job in json.load(sys.stdin):
    child = os.fork()
    if child == 0:
        status = 1
        try:
            run(job)
        except SystemExit as leaving:
            status = code(leaving)
        finally:
            sys.stdout.flush()
            os._exit(status)
    _, status = os.waitpid(child, 0)
    with open(os.path.join(job["folder"], "code"), "w") as file:
        file.write(str(os.waitstatus_to_exitcode(status)))
