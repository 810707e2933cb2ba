using Katas.LeakyReluDerivative;

namespace Kata.Figures;

/// <summary>The leaky ReLU with its slope, and the tangent at a point.</summary>
public sealed class LeakyReluDerivativePlayground : IPlayground
{
    private const double Reach = 3;
    private const int Samples = 121;

    public string Answer(string requestJson)
    {
        var request = PlaygroundRequest.Read(requestJson);
        var alpha = request.Number("alpha", 0, 0.99);
        var z = request.Number("z", -Reach, Reach);
        var zs = Lattice.Line(Reach, Samples);
        return PlaygroundRequest.Answer(new
        {
            Reach,
            Zs = zs,
            Values = Array.ConvertAll(zs, value => LeakyRelu.Value(value, alpha)),
            Slopes = LeakyRelu.Derivative(zs, alpha),
            A = LeakyRelu.Value(z, alpha),
            Slope = LeakyRelu.Derivative(z, alpha),
        });
    }
}
