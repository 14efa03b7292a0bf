escalation-escalate = Escalate
escalation-escalation = Escalation
escalation-tell-them = Tell them
escalation-copy-the-brief = Copy the brief
escalation-as-you-wrote-it = as you wrote it
escalation-follows-the-notes = follows the notes
escalation-accepted-now = Accepted now
escalation-accepted-at = Accepted at { $time }
