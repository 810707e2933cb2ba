using Katas.Oracles;
using Katas.Oracles.WriteTheTests;
using Katas.WriteTheTests;
using ConfusionCase = Katas.Oracles.WriteTheTests.SuiteCase<
    Katas.Oracles.WriteTheTests.ConfusionSettings, System.Action<int[][], int, int>>;
using GradientSuiteCase = Katas.Oracles.WriteTheTests.SuiteCase<
    Katas.Oracles.WriteTheTests.GradientSettings, System.Func<double[], double[]>>;
using StatisticsSuiteCase = Katas.Oracles.WriteTheTests.SuiteCase<
    Katas.Oracles.WriteTheTests.StatisticsSettings,
    System.Func<System.Func<double[], (double Mean, double Variance)>>>;
using TopKSuiteCase = Katas.Oracles.WriteTheTests.SuiteCase<
    Katas.Oracles.WriteTheTests.TopKSettings, System.Func<double[][], int[], double>>;
using WarmUpCase = Katas.Oracles.WriteTheTests.SuiteCase<
    Katas.Oracles.WriteTheTests.WarmUpSettings, System.Func<int, double>>;

namespace Katas.Tests;

[Stage]
public sealed class WriteTheTestsTests
{
    private const string Confusion = "ConfusionTests.Run(update, classes)";
    private const string WarmUp = "WarmUpTests.Run(rate, peak, warmUpSteps)";
    private const string TopK = "TopKTests.Run(accuracy, k)";
    private const string RunningStatistics = "RunningStatisticsTests.Run(create, sample)";
    private const string Gradient = "GradientTests.Run(cost, gradient, point)";

    [Test, Task(1)]
    public void Right_updates_of_a_confusion_matrix_pass_your_tests() =>
        WriteTheTestsCases.Confusions.ShouldPassOnRightOnes(Confusion, Run);

    [Test, Task(1)]
    public void Wrong_updates_of_a_confusion_matrix_fail_your_tests() =>
        WriteTheTestsCases.Confusions.ShouldTellRightFromWrong(Confusion, Run, Example, WriteTheTestsMistakes.Confusion);

    [Test, Task(1)]
    public void Your_tests_of_a_confusion_matrix_can_be_repeated() =>
        WriteTheTestsCases.Confusions.ShouldRepeat(Confusion, Run);

    [Test, Task(2)]
    public void Right_schedules_pass_your_tests() => WriteTheTestsCases.WarmUps.ShouldPassOnRightOnes(WarmUp, Run);

    [Test, Task(2)]
    public void Wrong_schedules_fail_your_tests() =>
        WriteTheTestsCases.WarmUps.ShouldTellRightFromWrong(WarmUp, Run, Example, WriteTheTestsMistakes.WarmUp);

    [Test, Task(2)]
    public void Your_tests_of_a_schedule_can_be_repeated() => WriteTheTestsCases.WarmUps.ShouldRepeat(WarmUp, Run);

    [Test, Task(3)]
    public void Right_top_k_accuracies_pass_your_tests() => WriteTheTestsCases.TopKs.ShouldPassOnRightOnes(TopK, Run);

    [Test, Task(3)]
    public void Wrong_top_k_accuracies_fail_your_tests() =>
        WriteTheTestsCases.TopKs.ShouldTellRightFromWrong(TopK, Run, Example, WriteTheTestsMistakes.TopK);

    [Test, Task(3)]
    public void Your_tests_of_a_top_k_accuracy_can_be_repeated() => WriteTheTestsCases.TopKs.ShouldRepeat(TopK, Run);

    [Test, Task(4)]
    public void Right_running_statistics_pass_your_tests() =>
        WriteTheTestsCases.RunningStatistics.ShouldPassOnRightOnes(RunningStatistics, Run);

    [Test, Task(4)]
    public void Wrong_running_statistics_fail_your_tests() =>
        WriteTheTestsCases.RunningStatistics.ShouldTellRightFromWrong(
            RunningStatistics, Run, Example, WriteTheTestsMistakes.Statistics);

    [Test, Task(4)]
    public void Your_tests_of_running_statistics_can_be_repeated() =>
        WriteTheTestsCases.RunningStatistics.ShouldRepeat(RunningStatistics, Run);

    [Test, Task(4)]
    public void Your_tests_of_running_statistics_leave_the_sample_unchanged() =>
        WriteTheTestsCases.RunningStatistics.ShouldLeaveUnchanged(
            RunningStatistics, settings => settings.Sample.AsDoubles(), (c, sample) => Run(c, new Calls(), sample));

    [Test, Task(5)]
    public void Right_gradients_pass_your_tests() => WriteTheTestsCases.Gradients.ShouldPassOnRightOnes(Gradient, Run);

    [Test, Task(5)]
    public void Wrong_gradients_fail_your_tests() =>
        WriteTheTestsCases.Gradients.ShouldTellRightFromWrong(Gradient, Run, Example, WriteTheTestsMistakes.Gradient);

    [Test, Task(5)]
    public void Your_tests_of_a_gradient_can_be_repeated() => WriteTheTestsCases.Gradients.ShouldRepeat(Gradient, Run);

    [Test, Task(5)]
    public void Your_tests_of_a_gradient_leave_the_point_unchanged() =>
        WriteTheTestsCases.Gradients.ShouldLeaveUnchanged(
            Gradient, settings => settings.Point.AsDoubles(), (c, point) => Run(c, new Calls(), point));

    private static void Run(ConfusionCase c, Calls calls) => ConfusionTests.Run(calls.Watch(c.Subject), c.Settings.Classes);

    private static void Run(WarmUpCase c, Calls calls) =>
        WarmUpTests.Run(calls.Watch(c.Subject), (double)c.Settings.Peak, c.Settings.WarmUpSteps);

    private static void Run(TopKSuiteCase c, Calls calls) => TopKTests.Run(calls.Watch(c.Subject), c.Settings.K);

    private static void Run(StatisticsSuiteCase c, Calls calls) => Run(c, calls, c.Settings.Sample.AsDoubles());

    private static void Run(StatisticsSuiteCase c, Calls calls, double[] sample)
    {
        var create = c.Subject;
        RunningStatisticsTests.Run(
            calls.Watch(() =>
            {
                var observe = create();
                return calls.Watch((double[] batch) =>
                {
                    var (mean, variance) = observe(batch);
                    return new Statistics(mean, variance);
                });
            }),
            sample);
    }

    private static void Run(GradientSuiteCase c, Calls calls) => Run(c, calls, c.Settings.Point.AsDoubles());

    private static void Run(GradientSuiteCase c, Calls calls, double[] point) =>
        GradientTests.Run(calls.Watch<double[], double>(c.Settings.Cost), calls.Watch(c.Subject), point);

    private static void Example(ConfusionCase c, Calls calls) =>
        calls.Watch(c.Subject)([.. Enumerable.Range(0, c.Settings.Classes).Select(_ => new int[c.Settings.Classes])], 0, 2);

    private static void Example(WarmUpCase c, Calls calls) => calls.Watch(c.Subject)(0);

    private static void Example(TopKSuiteCase c, Calls calls) =>
        calls.Watch(c.Subject)([[.. Enumerable.Range(0, c.Settings.K + 1).Select(i => 0.0 - i)]], [0]);

    private static void Example(StatisticsSuiteCase c, Calls calls) =>
        calls.Watch(() => calls.Watch(c.Subject()))()([1, 3, 8]);

    private static void Example(GradientSuiteCase c, Calls calls) => calls.Watch(c.Subject)(c.Settings.Point.AsDoubles());
}
