// tries: overflow the stack with one large frame after the other
// stopped by: verdict
// then by: verdict

private static double Deep(Block block, int depth) => block[depth & 1] + Deep(block, depth + 1);

public double PreActivation(double[] x)
{
    return Deep(new Block(), 0);
}

// beside:
[System.Runtime.CompilerServices.InlineArray(60_000)]
public struct Block
{
    private double _first;
}
