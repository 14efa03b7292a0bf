ground-calls-are-kept-in-a = Calls are kept in a temporary folder: the machine clears it, and them with it.
ground-calls-are-kept-in-a-2 = Calls are kept in a folder that roams: it is copied at sign-off, so a crash can bring back an older state.
ground-calls-are-kept-on-the = Calls are kept on the network: while that is away, none can be saved.
ground-everything-is-kept-in-memory = Everything is kept in memory until you close the window; nothing is written.
