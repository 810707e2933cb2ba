using Katas.Toolbox;
using Katas.TrainingLoop;

namespace Kata.Figures;

/// <summary>A training with its validation curves: few noisy points to learn from, and many that are only measured.</summary>
public sealed class TrainingLoopPlayground : IPlayground
{
    private const int Rows = 60;
    private const int ValidationRows = 300;
    private const int MaxUnits = 32;

    private Run? _run;
    private int _epoch;

    /// <summary>
    /// <c>start</c> makes a new network, <c>train</c> trains it for some epochs, <c>look</c> leaves it as it is. Each makes a
    /// network if there is none yet.
    /// </summary>
    public string Answer(string requestJson)
    {
        var request = PlaygroundRequest.Read(requestJson);
        var act = request.OneOf("act", "start", "train", "look");
        if (act == "start" || _run is null)
        {
            (_run, _epoch) = (Start(request), 0);
        }

        List<Epoch> training = [], validation = [];
        if (act == "train")
        {
            Train(request, _run, training, validation);
        }

        return Look(_run, training, validation);
    }

    private static Run Start(PlaygroundRequest request)
    {
        var isXor = request.OneOf("set", "xor", "spirals") == "xor";
        var (units, dropout) = (request.Whole("units", 1, MaxUnits), request.Number("dropout", 0, 0.9));
        var optimiser = new Optimiser(
            request.OneOf("rule", "sgd", "rmsprop", "adam"), request.Number("weightDecay", 0, 1), double.PositiveInfinity);
        var network = Network.Classifier([2, units, 2], dropout, request.Whole("seed", 1, 1000));
        return new Run(
            network,
            new Trainer(network, new CrossEntropy(), optimiser),
            Draw(isXor, seed: 1, Rows),
            Draw(isXor, seed: 2, ValidationRows));
    }

    private void Train(PlaygroundRequest request, Run run, List<Epoch> training, List<Epoch> validation)
    {
        var (rate, batchSize, epochs) = PlaneData.Learning(request);
        for (var i = 0; i < epochs; i++, _epoch++)
        {
            training.Add(run.Trainer.TrainEpoch(run.Training.Inputs, Targets(run.Training), rate, batchSize, seed: _epoch));
            validation.Add(run.Trainer.Evaluate(run.Validation.Inputs, Targets(run.Validation)));
        }
    }

    private string Look(Run run, List<Epoch> training, List<Epoch> validation) => PlaygroundRequest.Answer(new
    {
        Epoch = _epoch,
        Costs = training.Select(epoch => epoch.Cost),
        ValidationCosts = validation.Select(epoch => epoch.Cost),
        Accuracies = training.Select(epoch => epoch.Accuracy),
        ValidationAccuracies = validation.Select(epoch => epoch.Accuracy),
        ClassPlane.Cells,
        Classes = 2,
        Plane = ClassPlane.Of(rows => Array.ConvertAll(run.Network.Forward(rows, isTraining: false), Softmax)),
        Right = ClassPlane.Right(run.Network.Forward(run.Training.Inputs, isTraining: false), run.Training.Labels),
        run.Training.Points,
    });

    private static PlaneData Draw(bool isXor, int seed, int rows)
    {
        var (data, scale) = isXor
            ? (Dataset.NoisyXor(seed, rows, noise: 0.3), 1.2)
            : (Dataset.Spirals(seed, rows / 2, arms: 2, noise: 0.5), 1.3);
        return new PlaneData(
            Array.ConvertAll(data.Inputs, x => Array.ConvertAll(x, value =>
                Math.Clamp(scale * (isXor ? value - 0.5 : value), -PlaneData.Reach, PlaneData.Reach))),
            data.Labels);
    }

    private static double[][] Targets(PlaneData data) => Array.ConvertAll(data.Labels, label => OneHot.Of(label, 2));

    /// <summary>p = softmax(z): the slope of the given loss is p − y, here with y = 0.</summary>
    private static double[] Softmax(double[] z) => new CrossEntropy().Gradient([z], [new double[z.Length]])[0];

    private sealed record Run(Network Network, Trainer Trainer, PlaneData Training, PlaneData Validation);
}
