// tries: have the compiler fold a text of gigabytes
// stopped by: compile
// then by: compile
// compiler: dangerous

private const string Text0 = "0123456789abcdef";
// repeat 30: private const string Text{i+1} = Text{i} + Text{i};

public double PreActivation(double[] x)
{
    return Text30.Length;
}
