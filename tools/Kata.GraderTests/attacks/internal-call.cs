// tries: call into the runtime by a method without a body
// stopped by: allow-list
// then by: verdict

[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)]
private static extern double Cheat();

public double PreActivation(double[] x)
{
    return Cheat();
}
