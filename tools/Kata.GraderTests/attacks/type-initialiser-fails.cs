// tries: fail in a static constructor, which the runtime remembers
// stopped by: verdict
// then by: verdict

private static readonly double _never = double.Parse("never");

public double PreActivation(double[] x) => _never;
