// tries: ask the oracle
// stopped by: compile
// then by: compile

public double PreActivation(double[] x)
{
    return (double)Katas.Oracles.NeuronForward.NeuronForwardOracle.PreActivation(null!, null!);
}
