// tries: overflow the compiler's stack with a long sum of calls
// stopped by: compile
// then by: compile
// compiler: dangerous

public double PreActivation(double[] x)
{
    return /* repeat 20000: !*/true ? 1 : 0;
}
