namespace Kata.Figures;

/// <summary>A chart of a training: one value per epoch, of the training rows and of the validation rows.</summary>
internal static class OverEpochs
{
    public static Chart Of(
        string title, Axis y, IEnumerable<double> training, IEnumerable<double> validation, string caption, params Mark[] more) =>
        new(title, "epoch", y, [Curve.Of("training", training), Curve.Of("validation", validation), .. more])
        {
            Caption = caption,
        };
}
