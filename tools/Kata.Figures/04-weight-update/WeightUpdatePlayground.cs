using Katas.WeightUpdate;

namespace Kata.Figures;

/// <summary>Gradient descent on the cost of a linear neuron with one weight, from any start.</summary>
public sealed class WeightUpdatePlayground : IPlayground
{
    private const double From = -1;
    private const double To = 3;
    private const int Cells = 48;
    private const int MaxSteps = 200;

    private static readonly double[] _x = [0.5, 1, 1.5, 2, 2.5];
    private static readonly double[] _y = [1.8, 2.0, 2.6, 2.8, 3.4];

    public string Answer(string requestJson)
    {
        var request = PlaygroundRequest.Read(requestJson);
        var neuron = new Neuron([request.Number("w", From, To)], request.Number("b", From, To));
        var (rate, steps) = (request.Number("rate", 1e-4, 10), request.Whole("steps", 1, MaxSteps));

        var path = new List<double[]> { Place(neuron) };
        var costs = new List<double>();
        for (var step = 0; step < steps; step++)
        {
            costs.AddRange(neuron.Descend(Evaluate, rate, steps: 1));
            path.Add(Place(neuron));
        }

        var (middle, reach) = ((From + To) / 2, (To - From) / 2);
        return PlaygroundRequest.Answer(new
        {
            From,
            To,
            Cells,
            Surface = Array.ConvertAll(Lattice.Of(reach, Cells), at => Evaluate([at[0] + middle], at[1] + middle).Cost),
            Path = path,
            Costs = costs.Append(Evaluate(neuron.Weights, neuron.Bias).Cost),
        });
    }

    private static double[] Place(Neuron neuron) => [neuron.Weights[0], neuron.Bias];

    /// <summary>J = 1/(2m) Σ (wx + b − y)², and its slopes.</summary>
    private static Evaluation Evaluate(double[] w, double b)
    {
        var errors = _x.Zip(_y, (x, y) => (w[0] * x) + b - y).ToArray();
        return new Evaluation(
            errors.Average(error => error * error / 2),
            [errors.Zip(_x, (error, x) => error * x).Average()],
            errors.Average());
    }
}
