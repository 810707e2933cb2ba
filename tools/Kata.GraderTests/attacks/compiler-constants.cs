// tries: have the compiler fold a text of gigabytes
// stopped by: compile
// then by: compile
// compiler: dangerous
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    private const string Text0 = "0123456789abcdef";
    private const string Text1 = Text0 + Text0;
    private const string Text2 = Text1 + Text1;
    private const string Text3 = Text2 + Text2;
    private const string Text4 = Text3 + Text3;
    private const string Text5 = Text4 + Text4;
    private const string Text6 = Text5 + Text5;
    private const string Text7 = Text6 + Text6;
    private const string Text8 = Text7 + Text7;
    private const string Text9 = Text8 + Text8;
    private const string Text10 = Text9 + Text9;
    private const string Text11 = Text10 + Text10;
    private const string Text12 = Text11 + Text11;
    private const string Text13 = Text12 + Text12;
    private const string Text14 = Text13 + Text13;
    private const string Text15 = Text14 + Text14;
    private const string Text16 = Text15 + Text15;
    private const string Text17 = Text16 + Text16;
    private const string Text18 = Text17 + Text17;
    private const string Text19 = Text18 + Text18;
    private const string Text20 = Text19 + Text19;
    private const string Text21 = Text20 + Text20;
    private const string Text22 = Text21 + Text21;
    private const string Text23 = Text22 + Text22;
    private const string Text24 = Text23 + Text23;
    private const string Text25 = Text24 + Text24;
    private const string Text26 = Text25 + Text25;
    private const string Text27 = Text26 + Text26;
    private const string Text28 = Text27 + Text27;
    private const string Text29 = Text28 + Text28;
    private const string Text30 = Text29 + Text29;

    public double PreActivation(double[] x)
    {
        return Text30.Length;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
