// tries: find a type by a name that is put together at run time
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    var type = Type.GetType("System.IO." + new string(['F', 'i', 'l', 'e']))!;
    type.GetMethod("ReadAllText", [typeof(string)])!.Invoke(null, ["/etc/passwd"]);
    return 0;
}
