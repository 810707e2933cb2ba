using System.Globalization;

namespace Katas.Toolbox;

/// <summary>
/// Prints a training table, one row per epoch. The heading is printed with the first row, and includes the validation if that row
/// has one.
/// </summary>
/// <param name="output">Where to write it.</param>
public sealed class TrainingTable(TextWriter output)
{
    private bool _hasHeading;

    /// <summary>Writes a row.</summary>
    /// <param name="epoch">The number of the epoch.</param>
    /// <param name="loss">The mean loss over its rows.</param>
    /// <param name="accuracy">The share of its rows that were right, 0 to 1.</param>
    /// <param name="validation">The loss and the accuracy over the validation rows after it, if there are any.</param>
    public void Add(int epoch, double loss, double accuracy, (double Loss, double Accuracy)? validation = null)
    {
        if (!_hasHeading)
        {
            output.WriteLine($"epoch       loss   accuracy{(validation is null ? "" : "  validation: loss   accuracy")}");
            _hasHeading = true;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{epoch,5}{loss,11:F4}{Percent(accuracy),11}{validation?.Loss,18:F4}{Percent(validation?.Accuracy),11}")
            .TrimEnd());
    }

    private static string Percent(double? share) =>
        share is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:F2} %");
}
