// tries: have the compiler keep many long texts, none of them too long
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
    private const string Many0 = Text20 + "0";
    private const string Many1 = Text20 + "1";
    private const string Many2 = Text20 + "2";
    private const string Many3 = Text20 + "3";
    private const string Many4 = Text20 + "4";
    private const string Many5 = Text20 + "5";
    private const string Many6 = Text20 + "6";
    private const string Many7 = Text20 + "7";
    private const string Many8 = Text20 + "8";
    private const string Many9 = Text20 + "9";
    private const string Many10 = Text20 + "10";
    private const string Many11 = Text20 + "11";
    private const string Many12 = Text20 + "12";
    private const string Many13 = Text20 + "13";
    private const string Many14 = Text20 + "14";
    private const string Many15 = Text20 + "15";
    private const string Many16 = Text20 + "16";
    private const string Many17 = Text20 + "17";
    private const string Many18 = Text20 + "18";
    private const string Many19 = Text20 + "19";
    private const string Many20 = Text20 + "20";
    private const string Many21 = Text20 + "21";
    private const string Many22 = Text20 + "22";
    private const string Many23 = Text20 + "23";
    private const string Many24 = Text20 + "24";
    private const string Many25 = Text20 + "25";
    private const string Many26 = Text20 + "26";
    private const string Many27 = Text20 + "27";
    private const string Many28 = Text20 + "28";
    private const string Many29 = Text20 + "29";
    private const string Many30 = Text20 + "30";
    private const string Many31 = Text20 + "31";
    private const string Many32 = Text20 + "32";
    private const string Many33 = Text20 + "33";
    private const string Many34 = Text20 + "34";
    private const string Many35 = Text20 + "35";
    private const string Many36 = Text20 + "36";
    private const string Many37 = Text20 + "37";
    private const string Many38 = Text20 + "38";
    private const string Many39 = Text20 + "39";
    private const string Many40 = Text20 + "40";
    private const string Many41 = Text20 + "41";
    private const string Many42 = Text20 + "42";
    private const string Many43 = Text20 + "43";
    private const string Many44 = Text20 + "44";
    private const string Many45 = Text20 + "45";
    private const string Many46 = Text20 + "46";
    private const string Many47 = Text20 + "47";
    private const string Many48 = Text20 + "48";
    private const string Many49 = Text20 + "49";
    private const string Many50 = Text20 + "50";
    private const string Many51 = Text20 + "51";
    private const string Many52 = Text20 + "52";
    private const string Many53 = Text20 + "53";
    private const string Many54 = Text20 + "54";
    private const string Many55 = Text20 + "55";
    private const string Many56 = Text20 + "56";
    private const string Many57 = Text20 + "57";
    private const string Many58 = Text20 + "58";
    private const string Many59 = Text20 + "59";

    public double PreActivation(double[] x)
    {
        return Many0.Length + Many1.Length + Many2.Length + Many3.Length + Many4.Length + Many5.Length + Many6.Length + Many7.Length + Many8.Length + Many9.Length + Many10.Length + Many11.Length + Many12.Length + Many13.Length + Many14.Length + Many15.Length + Many16.Length + Many17.Length + Many18.Length + Many19.Length + Many20.Length + Many21.Length + Many22.Length + Many23.Length + Many24.Length + Many25.Length + Many26.Length + Many27.Length + Many28.Length + Many29.Length + Many30.Length + Many31.Length + Many32.Length + Many33.Length + Many34.Length + Many35.Length + Many36.Length + Many37.Length + Many38.Length + Many39.Length + Many40.Length + Many41.Length + Many42.Length + Many43.Length + Many44.Length + Many45.Length + Many46.Length + Many47.Length + Many48.Length + Many49.Length + Many50.Length + Many51.Length + Many52.Length + Many53.Length + Many54.Length + Many55.Length + Many56.Length + Many57.Length + Many58.Length + Many59.Length;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
