// tries: write frames to every descriptor that the process has inherited
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    for (var i = 0; i < 64; i++)
    {
        try
        {
            using var file = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(i, ownsHandle: false), FileAccess.Write);
            file.Write([9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
        }
        catch (Exception)
        {
            // The next one.
        }
    }
    return 0;
}
