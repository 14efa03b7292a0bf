strip-name = Name
strip-problem = Problem
strip-they-want = They want
strip-their-words-as-they-say = Their words, as they say them
strip-their-words-typing-begins-a = Their words. Typing begins a call
