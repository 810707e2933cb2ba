// tries: overflow the compiler's stack with blocks in blocks
// stopped by: compile
// then by: compile
// compiler: dangerous

public double PreActivation(double[] x)
{
    /* repeat 20000: {*//* repeat 20000: }*/
    return 0;
}
