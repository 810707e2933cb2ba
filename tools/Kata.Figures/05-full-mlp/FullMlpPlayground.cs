using Katas.FullMlp;

namespace Kata.Figures;

/// <summary>A network to train on points of the plane.</summary>
public sealed class FullMlpPlayground : IPlayground
{
    private const int Cells = 32;
    private const int MaxHidden = 32;

    private PlaneData? _data;
    private Mlp? _network;
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
                var (hidden, seed) = (request.Whole("hidden", 1, MaxHidden), request.Whole("seed", 1, 1000));
                _data = PlaneData.Of(request, classes: 2);
                (_network, _epoch) = (Mlp.Create(inputs: 2, hidden, seed), 0);
                return Look([], _data.Points);
            case "data":
                Started();
                _data = PlaneData.Of(request, classes: 2);
                return Look([], _data.Points);
            default:
                return Train(request);
        }
    }

    private string Train(PlaygroundRequest request)
    {
        var (rate, batchSize, epochs) = PlaneData.Learning(request);
        var targets = Array.ConvertAll(_data?.Labels ?? [], label => (double)label);
        var costs = Started().Fit(_data!.Inputs, targets, rate, epochs, batchSize, seed: _epoch);
        _epoch += epochs;
        return Look(costs, points: null);
    }

    private Mlp Started() => _network ?? throw new ArgumentException("There is no network yet: start first.");

    private string Look(double[] costs, double[][]? points)
    {
        var network = Started();
        var plane = Array.ConvertAll(Lattice.Of(PlaneData.Reach, Cells), network.Forward);
        return PlaygroundRequest.Answer(new
        {
            Epoch = _epoch,
            Costs = costs,
            Cells,
            Plane = Array.ConvertAll(plane, pass => pass.Output),
            Hidden = Enumerable.Range(0, network.W2.Length).Select(unit => plane.Select(pass => pass.Hidden[unit])),
            OutputWeights = network.W2,
            Right = _data!.Inputs.Zip(_data.Labels).Count(row => network.Forward(row.First).Output > 0.5 == row.Second > 0),
            Points = points,
        });
    }
}
