cover-what-was-said-is-covered = What was said is covered, show it ({ $over })
