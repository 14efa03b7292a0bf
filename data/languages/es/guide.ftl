guide-pick-what-the-caller-does = Elige qué hace el cliente
guide-a-number-is-enough = Basta un número. Lo que dice va arriba.
guide-people-first-then-process = Primero las personas, después el proceso
guide-if-it-goes-on = Si continúa
