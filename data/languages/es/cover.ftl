cover-show-again = Lo que se dijo está tapado, mostrarlo ({ $key })
