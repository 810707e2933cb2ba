using Katas.FullMlp;

namespace Kata.Figures;

/// <summary>
/// A network to train on points of the plane. Between two requests it is kept as plain numbers: its process may end in
/// between, and the training goes on.
/// </summary>
public sealed class FullMlpPlayground : IPlayground
{
    /// <summary>The network gives its output for one point per call, so there are few cells.</summary>
    private const int Cells = 24;

    private const int MaxHidden = 32;
    private const int MaxEpochs = 100;

    private PlaneData? _data;
    private Weights? _weights;
    private int _epoch;

    /// <summary>
    /// <c>start</c> makes a new network, <c>data</c> changes its points, <c>train</c> trains it for some epochs.
    /// </summary>
    public string Answer(string requestJson)
    {
        var request = PlaygroundRequest.Read(requestJson);
        switch (request.OneOf("act", "start", "data", "train"))
        {
            case "start":
                var hidden = request.Whole("hidden", 1, MaxHidden);
                _data = PlaneData.Of(request, classes: 2);
                _epoch = 0;
                return Look(Mlp.Create(inputs: 2, hidden, request.Whole("seed", 1, 1000)), [], hasPoints: true);
            case "data":
                var weights = Started();
                _data = PlaneData.Of(request, classes: 2);
                return Look(weights.ToNetwork(), [], hasPoints: true);
            default:
                return Train(request);
        }
    }

    private string Train(PlaygroundRequest request)
    {
        var (rate, epochs) = (request.Number("rate", 1e-4, 10), request.Whole("epochs", 1, MaxEpochs));
        var batchSize = request.Whole("batchSize", 1, 500);
        var network = Started().ToNetwork();
        var targets = Array.ConvertAll(_data!.Labels, label => (double)label);
        var costs = network.Fit(_data.Inputs, targets, rate, epochs, batchSize, seed: _epoch);
        _epoch += epochs;
        return Look(network, costs, hasPoints: false);
    }

    private Weights Started() => _weights ?? throw new ArgumentException("There is no network yet: start first.");

    private string Look(Mlp network, double[] costs, bool hasPoints)
    {
        _weights = Weights.Of(network);
        var plane = Forward(network, Lattice.Of(PlaneData.Reach, Cells));
        return PlaygroundRequest.Answer(new
        {
            Epoch = _epoch,
            Costs = costs,
            PlaneData.Reach,
            Cells,
            Plane = Array.ConvertAll(plane, pass => pass.Output),
            Hidden = Enumerable.Range(0, _weights.B1.Length).Select(unit => plane.Select(pass => pass.Hidden[unit])),
            OutputWeights = _weights.W2,
            Right = Forward(network, _data!.Inputs).Zip(_data.Labels).Count(row => row.First.Output > 0.5 == row.Second > 0),
            Points = hasPoints ? _data.Points : null,
        });
    }

    /// <summary>All points in one array, one after the other: each array that crosses to the worker makes the next slower.</summary>
    private static ForwardPass[] Forward(Mlp network, double[][] points)
    {
        var x = new double[2];
        return Array.ConvertAll(points, point =>
        {
            point.CopyTo(x, 0);
            return network.Forward(x);
        });
    }

    private sealed record Weights(double[][] W1, double[] B1, double[] W2, double B2)
    {
        public static Weights Of(Mlp network) => new(network.W1, network.B1, network.W2, network.B2);

        public Mlp ToNetwork() => new(W1, B1, W2, B2);
    }
}
