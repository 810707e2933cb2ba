using Katas.Layers;

namespace Kata.Figures;

/// <summary>A network with as many hidden layers as one likes, to train on points of up to three classes.</summary>
public sealed class LayersPlayground : IPlayground
{
    private const int Classes = 3;
    private const int MaxLayers = 3;
    private const int MaxUnits = 16;

    private readonly CategoricalCrossEntropy _loss = new();
    private PlaneData? _data;
    private ILayer[] _layers = [];
    private int _epoch;

    /// <summary>
    /// <c>start</c> makes a new network, <c>data</c> changes its points, <c>train</c> trains it for some epochs, <c>look</c>
    /// leaves it as it is. Each makes a network if there is none yet.
    /// </summary>
    public string Answer(string requestJson)
    {
        var request = PlaygroundRequest.Read(requestJson);
        var act = request.OneOf("act", "start", "data", "train", "look");
        if (act == "start" || _data is null)
        {
            (_layers, _data, _epoch) = (Layers(request), PlaneData.Of(request, Classes), 0);
        }
        else if (act == "data")
        {
            _data = PlaneData.Of(request, Classes);
        }

        var network = new Network(_layers);
        return Look(network, _data, act == "train" ? Train(request, network, _data) : []);
    }

    /// <summary>Dense and activation for each hidden layer, then Dense and softmax.</summary>
    private static ILayer[] Layers(PlaygroundRequest request)
    {
        var (hidden, units) = (request.Whole("layers", 1, MaxLayers), request.Whole("units", 1, MaxUnits));
        var seed = request.Whole("seed", 1, 1000);
        var activation = request.OneOf("activation", "relu", "tanh", "sigmoid", "swish");
        ILayer Activated() => activation switch
        {
            "relu" => Activation.Relu(),
            "tanh" => Activation.Tanh(),
            "sigmoid" => Activation.Sigmoid(),
            _ => Activation.Swish(),
        };
        return
        [
            .. Enumerable.Range(0, hidden).SelectMany(i =>
                (ILayer[])[Dense.Create(i == 0 ? 2 : units, units, seed + (1000 * i)), Activated()]),
            Dense.Create(units, Classes, seed + (1000 * hidden)),
            new Softmax(),
        ];
    }

    private double[] Train(PlaygroundRequest request, Network network, PlaneData data)
    {
        var (rate, batchSize, epochs) = PlaneData.Learning(request);
        var targets = Array.ConvertAll(data.Labels, label => OneHot.Of(label, Classes));
        var history = network.Fit(data.Inputs, targets, rate, epochs, batchSize, seed: _epoch, _loss);
        _epoch += epochs;
        return [.. history.Select(epoch => epoch.Cost)];
    }

    private string Look(Network network, PlaneData data, double[] costs)
    {
        return PlaygroundRequest.Answer(new
        {
            Epoch = _epoch,
            Costs = costs,
            ClassPlane.Cells,
            Classes,
            Plane = ClassPlane.Of(rows => network.Forward(rows, isTraining: false)),
            Hidden = HiddenUnits(),
            Right = ClassPlane.Right(network.Forward(data.Inputs, isTraining: false), data.Labels),
            data.Points,
        });
    }

    /// <summary>The outputs of each unit over the plane, layer after layer: those of the activations.</summary>
    private List<double[]> HiddenUnits()
    {
        var (batch, all) = (Lattice.Of(PlaneData.Reach, ClassPlane.Cells), new List<double[]>());
        foreach (var pair in _layers[..^2].Chunk(2))
        {
            batch = pair.Aggregate(batch, (a, layer) => layer.Forward(a, isTraining: false));
            all.AddRange(Enumerable.Range(0, batch[0].Length).Select(unit => Array.ConvertAll(batch, row => row[unit])));
        }

        return all;
    }
}
