// tries: have the compiler write a type of a thousand million parts
// stopped by: compile
// then by: compile
// compiler: dangerous

public double PreActivation(double[] x)
{
    var t0 = (0, 0);
    // repeat 29: var t{i+1} = (t{i}, t{i});
    return t29.GetHashCode() * 0;
}
