"""``tdesk demo``: the main job, whole, on an embedded database of its own, with files and documents in a folder."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from trainingdesk.bootstrap import OfficeOptions, open_office
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.demo.folder import DATABASE, make_room, unfinished, write_record
from trainingdesk.cli.demo.midday import play_until_midday
from trainingdesk.cli.demo.plan import make_plan
from trainingdesk.cli.demo.report import Outcome, demo_json, summary
from trainingdesk.cli.demo.stage import Stage
from trainingdesk.cli.demo.story import play
from trainingdesk.security.passwords import PasswordProfile

# passwords drawn with 95 bits need no dear guessing; each is hashed anew at the office's own cost at the next sign-in
_DRAWN_PASSWORDS = PasswordProfile(time_cost=2, memory=19 * 1024, parallelism=1)


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Make room, play the story, write ``demo.json``, print what came of it. Refused for somebody's own database."""
    folder = args.out.expanduser().absolute()
    make_room(
        folder,
        not_ours=counter.choose(
            f"其中的 {DATABASE} 不是演示留下的", f"no demonstration left the {DATABASE} that lies in it"
        ),
    )
    outcome = _played(folder, args, counter)
    counter.show(demo_json(outcome) if counter.json else summary(outcome, counter))
    return 0


def _played(folder: Path, args: argparse.Namespace, counter: Counter) -> Outcome:
    """The record is written in any case: by it the next demonstration clears what this one made."""
    write_record(folder, unfinished(()))
    options = counter.options or OfficeOptions(passwords=_DRAWN_PASSWORDS)
    office = open_office(replace(options, database=f"sqlite:///{folder / DATABASE}"))
    stage = Stage(
        office=office,
        plan=make_plan(args.people, args.seed, office.today(), office.workdays.is_working_day),
        folder=folder,
        tell=lambda zh, en: counter.say(counter.choose(zh, en)),
        language=counter.language,
    )
    record = ""
    try:
        outcome = play_until_midday(stage) if args.midday else play(stage)
        record = demo_json(outcome)
        return outcome
    finally:
        write_record(folder, record or unfinished(file.path for file in stage.printed))
        office.database.close()
