// tries: write one endless line to the console
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    var text = new string('=', 1 << 20);
    for (var i = 0; i < 2_000; i++)
    {
        Console.Write(text);
        Console.Error.Write(text);
    }
    return 0;
}
