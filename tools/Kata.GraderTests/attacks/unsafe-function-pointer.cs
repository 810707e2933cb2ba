// tries: call an address
// stopped by: compile
// then by: compile

public double PreActivation(double[] x)
{
    var f = (delegate*<int>)0x1234;
    f();
    return 0;
}
