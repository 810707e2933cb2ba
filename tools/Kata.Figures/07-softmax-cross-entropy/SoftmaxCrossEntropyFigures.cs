using Katas.SoftmaxCrossEntropy;

namespace Kata.Figures;

public static class SoftmaxCrossEntropyFigures
{
    private const double Reach = 5;

    public static void Draw(Page page)
    {
        page.Add(new Chart(
            "Softmax: one logit moves, all probabilities do",
            "logit of class 0",
            new Axis("probability") { From = 0, To = 1 },
            [
                .. ((string[])[
                    "class 0", "class 1, logit 1", "class 2, logit 0",
            ]).Select((name, i) => Curve.Of(name, z => Softmax.Probabilities([z, 1, 0])[i], -Reach, Reach)),
            ])
        {
            Caption = "They always add up to 1. Where the logits of classes 0 and 1 are equal, so are their probabilities.",
        });
        page.Add(new Chart(
            "The loss as a function of the true class's probability",
            new Axis("probability of the true class") { From = 0, To = 1 },
            new Axis("loss") { From = 0, To = 5 },
            new Curve("−ln p", [.. Enumerable.Range(-60, 121).Select(i => At(i / 10.0))]),
            new Dots("p = 0.9 and p = 0.1", [At(Math.Log(9)), At(-Math.Log(9))]))
        {
            Caption = "Fairly sure and right costs 0.105; equally sure but wrong costs 2.303, 21.9 times as much.",
        });
        page.Add(new Chart("Its slope is the error", "logit z", new Axis("loss, ∂loss/∂z") { From = -1.2, To = 5 },
            Curve.Of("loss, label 1", z => BinaryCrossEntropy.Cost([z], [1]), -Reach, Reach),
            Curve.Of("loss, label 0", z => BinaryCrossEntropy.Cost([z], [0]), -Reach, Reach),
            Curve.Of("slope p − 1", z => BinaryCrossEntropy.Gradient([z], [1])[0], -Reach, Reach),
            Curve.Of("slope p − 0", z => BinaryCrossEntropy.Gradient([z], [0])[0], -Reach, Reach))
        {
            Caption = "Far on the wrong side the loss is a straight line, and its slope stays near ±1: however wrong the network "
                + "is, it still learns. That is why sigmoid or softmax goes with cross-entropy.",
        });
        page.Add(Pull());
    }

    /// <summary>The loss of a logit against its softmax probability.</summary>
    private static Point At(double logit) =>
        new(Softmax.Probabilities([logit, 0])[0], CategoricalCrossEntropy.Cost([[logit, 0]], [0]));

    private static HeatTable Pull()
    {
        double[][] logits = [[2, 1, 0], [0, 3, 1], [1, 1, 1], [4, 0, 0]];
        int[] labels = [0, 2, 1, 0];
        var gradient = CategoricalCrossEntropy.Gradient(logits, labels);
        var largest = gradient.SelectMany(row => row).Max(Math.Abs);
        return new HeatTable(
            "The gradient of a batch with respect to its logits: (p − y)/N",
            [.. labels.Select((label, i) => $"row {i}, label {label}")],
            ["class 0", "class 1", "class 2"],
            [
                .. gradient.Select(row =>
                    row.Select(slope => (Math.Abs(slope) / largest, Tick.Brief(Math.Round(slope, 3)))).ToArray()),
            ])
        {
            Caption = "Only the label's entry is negative: its logit should rise. Each row adds up to 0. Row 1 is wrong and has "
                + "the largest gradient; row 3 is nearly done.",
        };
    }
}
