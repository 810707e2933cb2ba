// tries: walk from an object to its fields, and change them
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    foreach (var field in GetType().GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance))
    {
        field.SetValue(this, null);
    }
    return 0;
}
