// tries: turn on a switch of the runtime
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    AppContext.SetSwitch("System.Runtime.Serialization.EnableUnsafeBinaryFormatterSerialization", true);
    return 0;
}
