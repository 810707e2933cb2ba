// tries: end the process before anything is asked
// stopped by: allow-list
// then by: verdict

static Neuron() => Environment.Exit(0);
