strip-name = Nombre
strip-problem = Problema
strip-they-want = Qué pide
strip-their-words = Sus palabras, tal como las dice
strip-typing-begins-a-call = Sus palabras. Al escribir empieza una llamada
