// tries: write over the text of a string that everybody shares
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    ref var first = ref System.Runtime.CompilerServices.Unsafe.AsRef(in "Katas.NeuronForward.Neuron".GetPinnableReference());
    first = 'X';
    return 0;
}
