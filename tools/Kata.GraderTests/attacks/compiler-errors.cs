// tries: make errors by the thousand
// stopped by: compile
// then by: compile

public double PreActivation(double[] x)
{
    // repeat 3000: this.is_not_there_{i}();
    return 0;
}
