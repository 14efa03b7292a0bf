lint-on-the-avoid-list = is on the avoid list of { $chip }
lint-unknown-slot = {"{"}{ $slot }{"}"} stays a blank; what can be filled: { $slots }
lint-too-long = Too long for one glance: { $length } characters, { $most } at most
lint-leave-it-out = leave it out
