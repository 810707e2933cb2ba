// tries: change an array on another thread after it was returned
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    private static double[] Later(int length)
    {
        var answer = new double[length];
        Task.Run(() =>
        {
            for (var i = 0; ; i++)
            {
                Array.Fill(answer, i);
            }
        });
        return answer;
    }

    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => Later(batch.Length);
}
