// tries: make a type of native code
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    return new Native().GetHashCode() * 0;
}

// beside:
[System.Runtime.InteropServices.ComImport]
[System.Runtime.InteropServices.Guid("00000000-0000-0000-0000-000000000001")]
public class Native;
