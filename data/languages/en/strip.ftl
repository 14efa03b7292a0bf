strip-name = Name
strip-problem = Problem
strip-they-want = They want
strip-their-words = Their words, as they say them
strip-typing-begins-a-call = Their words. Typing begins a call
