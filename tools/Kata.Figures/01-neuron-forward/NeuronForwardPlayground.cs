using Katas.NeuronForward;

namespace Kata.Figures;

/// <summary>One neuron with two inputs: its activation over the plane, and its nonlinearity.</summary>
public sealed class NeuronForwardPlayground : IPlayground
{
    private const double Reach = 3;
    private const int Cells = 48;
    private const int Samples = 61;
    private const double MaxParameter = 5;

    public string Answer(string requestJson)
    {
        var request = PlaygroundRequest.Read(requestJson);
        double Parameter(string name) => request.Number(name, -MaxParameter, MaxParameter);
        double Feature(string name) => request.Number(name, -Reach, Reach);

        var alpha = request.Number("alpha", 0, 0.99);
        var neuron = new Neuron([Parameter("w1"), Parameter("w2")], Parameter("b"), alpha);
        double[] x = [Feature("x1"), Feature("x2")];
        var z = neuron.PreActivation(x);

        // One weight of 1 and no bias: z is the input, so this is the nonlinearity alone.
        var identity = new Neuron([1.0], 0, alpha);
        var zs = Lattice.Line(Math.Max(Reach, Math.Abs(z)), Samples);
        return PlaygroundRequest.Answer(new
        {
            Reach,
            Cells,
            Plane = neuron.Forward(Lattice.Of(Reach, Cells)),
            Zero = Zero(neuron),
            Zs = zs,
            Curve = identity.Forward(Array.ConvertAll(zs, value => (double[])[value])),
            Z = z,
            A = neuron.Forward(x),
        });
    }

    /// <summary>
    /// The two points at which the line z = 0 meets the square's sides; none if it misses the square. z is measured at the
    /// corners: along a side it changes evenly.
    /// </summary>
    private static double[][] Zero(Neuron neuron)
    {
        double[][] corners = [[-Reach, -Reach], [Reach, -Reach], [Reach, Reach], [-Reach, Reach]];
        var z = Array.ConvertAll(corners, neuron.PreActivation);
        return
        [
            .. from side in Enumerable.Range(0, corners.Length)
               let next = (side + 1) % corners.Length
               where z[side] < 0 != z[next] < 0
               select Between(corners[side], corners[next], z[side] / (z[side] - z[next])),
        ];
    }

    private static double[] Between(double[] start, double[] end, double share) =>
        [start[0] + (share * (end[0] - start[0])), start[1] + (share * (end[1] - start[1]))];
}
