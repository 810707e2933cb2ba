// tries: have the compiler load a file by a directive
// stopped by: compile
// then by: compile
#r "Oracles.dll"
#load "../solutions/01-neuron-forward/Neuron.cs"
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
