// tries: have the compiler keep many long texts, none of them too long
// stopped by: compile
// then by: compile
// compiler: dangerous

private const string Text0 = "0123456789abcdef";
// repeat 20: private const string Text{i+1} = Text{i} + Text{i};
// repeat 60: private const string Many{i} = Text20 + "{i}";

public double PreActivation(double[] x)
{
    return Many0.Length/* repeat 59:  + Many{i+1}.Length*/;
}
