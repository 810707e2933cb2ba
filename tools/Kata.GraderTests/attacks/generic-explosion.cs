// tries: make the runtime build types without end
// stopped by: sandbox
// then by: sandbox

public double PreActivation(double[] x)
{
    return Grow<int>.Deeper(0);
}

// beside:
internal static class Grow<T>
{
    public static double Deeper(int depth) => 1 + Grow<(T, T)>.Deeper(depth + 1);
}
