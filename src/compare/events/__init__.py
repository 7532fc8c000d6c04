"""What the articles say happened, happens or will happen, and when: dates read as events, with who did what.

`reading` makes an `Event` of every date whose sentence tells something. The timeline shows them all; the rule
event-timeline proposes what an editor should look at. Sees the model only.
"""
