using System.Globalization;
using Katas.Toolbox;
using Shouldly;

namespace Katas.Tests.Toolbox;

[TestFixture]
public sealed class TrainingTableTests
{
    [Test, SetCulture("de-DE")]
    public void A_table_has_a_heading_and_a_row_for_each_epoch()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var table = new TrainingTable(output);

        table.Add(1, loss: 0.25414, accuracy: 0.9241, validation: (0.19731, 0.9563));
        table.Add(10, loss: 12.5, accuracy: 1);

        output.ToString().ShouldBe(
            """
            epoch       loss   accuracy  validation: loss   accuracy
                1     0.2541    92.41 %            0.1973    95.63 %
               10    12.5000   100.00 %

            """);
    }

    [Test]
    public void Without_validation_there_is_no_such_column()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };

        new TrainingTable(output).Add(1, loss: 0.5, accuracy: 0.5);

        output.ToString().ShouldBe("epoch       loss   accuracy\n    1     0.5000    50.00 %\n");
    }

    [Test, SetCulture("de-DE")]
    public void A_progress_line_overwrites_itself_and_can_be_cleared()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var clock = new Clock();
        var progress = new ProgressLine(output, total: 4, clock);

        progress.Show(0, "epoch 1 of 4");
        clock.Seconds = 12;
        progress.Show(1, "epoch 2 of 4");
        progress.Show(4, "done");
        progress.Clear();

        output.ToString().Split('\r').ShouldBe(
        [
            "",
            "epoch 1 of 4  ░░░░░░░░░░░░░░░░░░░░  0 %",
            "epoch 2 of 4  █████░░░░░░░░░░░░░░░  25 %  36 s left",
            "done  ████████████████████  100 %  0 s left".PadRight("epoch 2 of 4  █████░░░░░░░░░░░░░░░  25 %  36 s left".Length),
            new string(' ', "done  ████████████████████  100 %  0 s left".Length),
            "",
        ]);
    }

    private sealed class Clock : TimeProvider
    {
        public int Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
