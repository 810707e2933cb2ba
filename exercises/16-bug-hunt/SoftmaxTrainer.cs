namespace Katas.BugHunt;

// TODO (task 4): report 4 is about this code. Which line causes it, and why?
/// <summary>A classifier, p = softmax(Wx), that trains row by row.</summary>
/// <param name="weights">W: one row per class; copied.</param>
public sealed class SoftmaxTrainer(double[][] weights)
{
    /// <summary>W.</summary>
    public double[][] Weights { get; } = [.. weights.Select(row => row.ToArray())];

    /// <summary>pₖ = e^zₖ / Σ e^z with z = Wx: the probability of each class; together they are 1.</summary>
    /// <param name="x">One example. Its features can be of any size; they don't have to be scaled.</param>
    public double[] Probabilities(double[] x)
    {
        double[] z = [.. Weights.Select(row => row.Zip(x, (w, xi) => w * xi).Sum())];
        double[] exponentials = [.. z.Select(Math.Exp)];
        var sum = exponentials.Sum();
        return [.. exponentials.Select(e => e / sum)];
    }

    /// <summary>
    /// Takes one step, in place, against the slopes of −ln p of the true class: Wₖ ← Wₖ − η (pₖ − [k = label])·x.
    /// </summary>
    /// <param name="x">One example.</param>
    /// <param name="label">The index of its class.</param>
    /// <param name="learningRate">η.</param>
    public void Step(double[] x, int label, double learningRate)
    {
        var p = Probabilities(x);
        for (var k = 0; k < Weights.Length; k++)
        {
            var delta = p[k] - (k == label ? 1 : 0);
            for (var j = 0; j < x.Length; j++)
            {
                Weights[k][j] -= learningRate * delta * x[j];
            }
        }
    }
}
