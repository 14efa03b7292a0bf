escalation-escalate = Escalar
escalation-escalation = Escalación
escalation-tell-them = Qué decirle al cliente
escalation-copy-the-brief = Copiar traspaso
escalation-as-you-wrote-it = tu versión
escalation-follows-the-notes = de tus notas
escalation-accepted-now = Aceptada ahora
escalation-accepted-at = Aceptada a las { $time }
