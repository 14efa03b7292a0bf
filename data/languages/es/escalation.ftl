escalation-escalate = Escalar
escalation-escalation = Escalación
escalation-tell-them = Qué decirle al cliente
escalation-copy-the-brief = Copiar el resumen de traspaso
escalation-as-you-wrote-it = como lo escribiste
escalation-follows-the-notes = sigue las notas
escalation-accepted-now = Aceptada ahora
escalation-accepted-at = Aceptada a las { $time }
