// tries: have the compiler infer the types of queries in queries
// stopped by: compile
// then by: compile
// compiler: dangerous

public double PreActivation(double[] x)
{
    return /* repeat 40: x.Select(v => */v/* repeat 40: )*/.Count();
}
