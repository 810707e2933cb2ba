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
    /// <param name="validation">The share of the validation rows that are right after it, if there are any.</param>
    public void Add(int epoch, double loss, double accuracy, double? validation = null)
    {
        if (!_hasHeading)
        {
            output.WriteLine($"epoch       loss   accuracy{(validation is null ? "" : "  validation")}");
            _hasHeading = true;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{epoch,5}{loss,11:F4}{Percent(accuracy),11}{Percent(validation),12}")
            .TrimEnd());
    }

    private static string Percent(double? share) =>
        share is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:F2} %");
}
