// tries: overflow the compiler's stack with parentheses
// stopped by: compile
// then by: compile
// compiler: dangerous

public double PreActivation(double[] x)
{
    return /* repeat 20000: (*/1/* repeat 20000: )*/;
}
