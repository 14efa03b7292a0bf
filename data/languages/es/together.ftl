together-markdown = Markdown
together-in-the-trash = { $calls } en la papelera
together-tagged = { $calls } con la etiqueta: { $tag }
