// tries: make an error with a name of a hundred thousand letters
// stopped by: compile
// then by: compile

public double PreActivation(double[] x)
{
    new /* repeat 100000: x*/();
    return 0;
}
