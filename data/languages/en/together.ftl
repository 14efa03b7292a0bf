together-markdown = Markdown
together-many-in-the-trash = { $many } in the trash
together-many-tagged-tag = { $many } tagged: { $tag }
