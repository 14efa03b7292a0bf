picker-change = Cambiar…
picker-show-all-situations = Mostrar todas las situaciones
picker-no-situation-fits = Ninguna situación coincide; prueba otras palabras
picker-fewer = Menos
picker-what-is-the-caller-doing = ¿Qué hace el cliente?
