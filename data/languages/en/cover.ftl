cover-show-again = What was said is covered, show it ({ $key })
