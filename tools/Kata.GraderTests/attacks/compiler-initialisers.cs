// tries: have the compiler write an array of a hundred thousand numbers
// stopped by: verdict
// then by: verdict

private static readonly byte[] _table =
[
    // repeat 700: /* repeat 100: 7, */
];

public double PreActivation(double[] x)
{
    return _table.Length * 0;
}
