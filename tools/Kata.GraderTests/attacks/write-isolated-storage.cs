// tries: leave a file in a store that .NET keeps for each user
// stopped by: allow-list
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        using var store = System.IO.IsolatedStorage.IsolatedStorageFile.GetUserStoreForApplication();
        store.CreateFile("mark").Dispose();
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
