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
    /// <c>start</c> makes a new network, <c>data</c> changes its points, <c>train</c> trains it for some epochs, <c>look</c>
    /// leaves it as it is. Each makes a network if there is none yet.
    /// </summary>
    public string Answer(string requestJson)
    {
        var request = PlaygroundRequest.Read(requestJson);
        var act = request.OneOf("act", "start", "data", "train", "look");
        if (act == "start" || _network is null)
        {
            Start(request);
        }
        else if (act == "data")
        {
            _data = PlaneData.Of(request, classes: 2);
        }

        return Look(_network!, _data!, act == "train" ? Train(request, _network!, _data!) : []);
    }

    private void Start(PlaygroundRequest request)
    {
        var (hidden, seed) = (request.Whole("hidden", 1, MaxHidden), request.Whole("seed", 1, 1000));
        _data = PlaneData.Of(request, classes: 2);
        (_network, _epoch) = (Mlp.Create(inputs: 2, hidden, seed), 0);
    }

    private double[] Train(PlaygroundRequest request, Mlp network, PlaneData data)
    {
        var (rate, batchSize, epochs) = PlaneData.Learning(request);
        var targets = Array.ConvertAll(data.Labels, label => (double)label);
        var costs = network.Fit(data.Inputs, targets, rate, epochs, batchSize, seed: _epoch);
        _epoch += epochs;
        return costs;
    }

    private string Look(Mlp network, PlaneData data, double[] costs)
    {
        var plane = Array.ConvertAll(Lattice.Of(PlaneData.Reach, Cells), network.Forward);
        return PlaygroundRequest.Answer(new
        {
            Epoch = _epoch,
            Costs = costs,
            Cells,
            Plane = Array.ConvertAll(plane, pass => pass.Output),
            Hidden = Enumerable.Range(0, network.W2.Length).Select(unit => plane.Select(pass => pass.Hidden[unit])),
            OutputWeights = network.W2,
            Right = data.Inputs.Zip(data.Labels).Count(row => network.Forward(row.First).Output > 0.5 == row.Second > 0),
            data.Points,
        });
    }
}
