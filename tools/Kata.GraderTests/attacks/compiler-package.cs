// tries: have the compiler fetch a package by a directive
// stopped by: compile
// then by: compile
#:package Newtonsoft.Json@13.0.3
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
