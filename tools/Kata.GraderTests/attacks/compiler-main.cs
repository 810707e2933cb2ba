// tries: be a program, by its entry point
// stopped by: allow-list
// then by: verdict

public static void Main() => Environment.Exit(0);
