together-markdown = Markdown
together-in-the-trash = { $calls } in the trash
together-tagged = { $calls } tagged: { $tag }
