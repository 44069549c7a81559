"""A longer campaign than the tests allow: kills, races, crowds, files at random, bombs.

Run by `make fuzz`; prints what was tried and what did not hold, and ends with code 1 if anything
did not. `--seed` repeats a campaign, as far as the machine's timing allows.
"""

import argparse
import random
import sys

from bombs import bombs
from crowds import crowds
from documents_at_random import documents
from kills import kills
from packages_at_random import packages
from races import races


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--races", type=int, default=300)
    parser.add_argument("--crowds", type=int, default=50, help="of each size")
    parser.add_argument(
        "--seconds", type=float, default=120, help="for documents, and for packages"
    )
    wishes = parser.parse_args()
    print(f"seed {wishes.seed}", flush=True)
    faults = [
        *kills(wishes.kills, random.Random(wishes.seed)),
        *races(wishes.races, random.Random(wishes.seed)),
        *crowds(wishes.crowds, random.Random(wishes.seed)),
        *documents(wishes.seconds, random.Random(wishes.seed)),
        *packages(wishes.seconds, random.Random(wishes.seed)),
        *bombs(),
    ]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
