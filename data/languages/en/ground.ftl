ground-temporary = Calls are kept in a temporary folder: the machine clears it, and them with it.
ground-roaming = Calls are kept in a folder that roams: it is copied at sign-off, so a crash can bring back an older state.
ground-network = Calls are kept on the network: while that is away, none can be saved.
ground-memory = Everything is kept in memory until you close the window; nothing is written.
