"""Files whose activities cannot be carried out."""

from tests.scenario.cases import Fault, Malformed, body

MODULE = "delivery.activities.module"

MEETINGS = ("introduction", "anchoring", "module", "network_gathering", "evaluation")

ACTIVITY = (
    "{hours: 1, count: [1], attends: all, where: workplace, professions: [nav], employers_per_session: 1}"
)


def module(name: str, text: str, *faults: Fault) -> Malformed:
    return body(name, f"delivery: {{activities: {{module: {{{text}}}}}}}", *faults)


CASES = (
    module(
        "attendees that are no choice",
        "attends: «everyone",
        Fault("not_a_choice", f"{MODULE}.attends", "everyone", "all, representatives"),
    ),
    module(
        "place that is no choice",
        "where: «work",
        Fault("not_a_choice", f"{MODULE}.where", "work", "workplace, elsewhere", "workplace"),
    ),
    module(
        "profession that is no choice",
        "professions: [nav, «doctor]",
        Fault("not_a_choice", f"{MODULE}.professions.2", "doctor", "health_service, nav"),
    ),
    module(
        "profession given twice",
        "professions: «[nav, nav]",
        Fault("given_twice", f"{MODULE}.professions", "nav, nav"),
    ),
    module(
        "three professions",
        "professions: «[nav, health_service, nav]",
        Fault("too_long", f"{MODULE}.professions", allowed="2"),
    ),
    module("no years of meetings", "count: «[]", Fault("too_short", f"{MODULE}.count", allowed="1")),
    module("meetings as a number", "count: «3", Fault("wrong_type", f"{MODULE}.count", "3", "list")),
    module("meetings fewer than none", "count: [3, «-1]", Fault("out_of_bounds", f"{MODULE}.count.2", "-1")),
    module(
        "no employers in a session",
        "employers_per_session: «0",
        Fault("out_of_bounds", f"{MODULE}.employers_per_session", "0"),
    ),
    body(
        "activity unfinished",
        "delivery: {activities: {extra: «««««{hours: 1}}}",
        *(
            Fault("missing", f"delivery.activities.extra.{key}")
            for key in ("count", "attends", "where", "professions", "employers_per_session")
        ),
    ),
    *(
        body(
            f"activity named {name}",
            f"delivery: {{activities: {{«{name}: {ACTIVITY}}}}}",
            Fault("bad_name", f"delivery.activities.{name}", name, "a-z, 0-9, _"),
        )
        for name in ("Module", "2nd_meeting", "møte", "a-b", "m" * 41)
    ),
    body(
        "no activities",
        "delivery: {activities: «{" + ", ".join(f"{name}: null" for name in MEETINGS) + "}}",
        Fault("too_short", "delivery.activities", allowed="1"),
    ),
)
