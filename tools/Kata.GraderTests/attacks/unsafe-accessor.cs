// tries: reach private members of .NET without reflection
// stopped by: allow-list
// then by: verdict

[System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = "_size")]
private static extern ref int Size(List<double> list);

public double PreActivation(double[] x)
{
    var list = new List<double> { 1 };
    Size(list) = 1 << 20;
    list[1 << 19] = 1;
    return 0;
}
