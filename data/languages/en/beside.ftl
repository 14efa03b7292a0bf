beside-debrief = Debrief
