lint-is-on-the-avoid-list = is on the avoid list of { $chip }
lint-slot-stays-a-blank-what = {"{"}{ $slot }{"}"} stays a blank; what can be filled: { $slots }
lint-too-long-for-one-glance = Too long for one glance: { $length } characters, { $most } at most
lint-leave-it-out = leave it out
