// tries: hold up the thread that runs finalisers
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        for (var i = 0; i < 1_000; i++)
        {
            new Endless();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}

public sealed class Endless
{
    ~Endless()
    {
        while (true)
        {
        }
    }
}
