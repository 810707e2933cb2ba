// tries: throw an assertion that has passed, under a name in the stage's namespace
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        throw new AssertionException("Assert.Pass");
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}

public enum ResultState
{
    Success,
}

public sealed class AssertionException(string message) : Exception(message)
{
    public ResultState ResultState => ResultState.Success;

    public override string? StackTrace => null;
}
