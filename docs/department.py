"""What is ours in many plans: python department.py FOLDER DAY UNIT...

FOLDER holds the plans. A unit that is called otherwise in some of them may be named several times.
"""

import sys
from collections import Counter
from operator import itemgetter

import duties

folder, day, *units = sys.argv[1:]
plans = duties.load_folder(folder)
for name, error in plans.failed.items():
    print("not read:", name, error)

ours = plans.my_tasks(*units, as_of=day)
print(f"{units[0]}: {len(ours)} tasks in {len({each.plan for each in ours})} of {len(plans)} plans")
for (plan, role), count in Counter((each.plan, each.result.role) for each in ours).items():
    print(f"  {plan}: {role} {count}")

print(f"\nDue within a year of {day}")
due = plans.status(unit=units, due_within="12m", as_of=day).to_dicts()
for each in sorted(due, key=itemgetter("due")):
    print(f"  {each['due']}  {each['plan']} {each['id']} {each['title']}: {each['percent']}%")

print("\nRed or yellow")
for each in plans.status(unit=units, light=["red", "yellow"], as_of=day).to_dicts():
    print(f"  {each['light']}  {each['plan']} {each['id']} {each['title']}: {each['reason']}")

print("\nWho shares most tasks with us")
mine = {(each.plan, each.result.task.id) for each in ours}
us = {each.result.unit for each in ours}
partners = Counter(
    row["unit"]
    for row in plans.assignments().to_dicts()
    if (row["plan"], row["task"]) in mine and row["unit"] not in us
)
for unit, count in partners.most_common(5):
    print(f"  {unit} {count}")

print("\nWhat the plans leave open")
for note in ours.notes:
    print(f"  {note}")
