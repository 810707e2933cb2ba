using Katas.GradientCheck;
using Katas.Oracles;
using Katas.Oracles.GradientCheck;

namespace Katas.Tests;

[Stage]
public sealed class GradientCheckTests
{
    private const string Numeric = "GradientChecker.Numeric(cost, parameters, step)";
    private const string OneSided = "GradientChecker.OneSided(cost, parameters, step)";
    private const string Check = "GradientChecker.Check(cost, gradient, parameters, names, step)";

    [Test, Task(1)]
    public void A_slope_is_a_central_difference_in_one_parameter() =>
        GradientCheckCases.Differences.ShouldAllMatch(
            Numeric,
            c => GradientChecker.Numeric(c.Cost.At, c.Parameters.AsDoubles(), (double)c.Step),
            GradientCheckOracle.Numeric,
            DifferenceMistakes.Numeric);

    [Test, Task(1)]
    public void The_parameters_are_restored() =>
        GradientCheckCases.Differences.ShouldAllMatch(
            Numeric,
            c =>
            {
                var parameters = c.Parameters.AsDoubles();
                GradientChecker.Numeric(c.Cost.At, parameters, (double)c.Step);
                return parameters;
            },
            c => c.Parameters,
            DifferenceMistakes.CallersParameters);

    [Test, Task(1)]
    public void The_parameters_are_restored_exactly() =>
        PutsBack(Numeric, (cost, parameters, step) => GradientChecker.Numeric(cost, parameters, step));

    [Test, Task(1)]
    public void The_cost_function_is_called_sequentially() =>
        AsksOneByOne(Numeric, (cost, parameters) => GradientChecker.Numeric(cost, parameters));

    [Test, Task(1)]
    public void Every_call_returns_a_new_array_and_invalid_steps_are_refused()
    {
        var squares = GradientChecker.Numeric(theta => theta.Sum(t => t * t), [1, 2], 0.5);
        GradientChecker.Numeric(theta => 9 * theta.Sum(), [3, 4], 0.5).ShouldMatch(Numeric, (double[])[9, 9]);

        squares.ShouldMatch(
            Numeric,
            (double[])[2 * 1, 2 * 2],
            new Suspect(
                "earlier-result", "a later call has changed an earlier result: return a new array each time", (double[])[9, 9]));
        GradientChecker.Numeric(_ => double.NaN, [1, 2], 0.5).ShouldMatch(
            Numeric,
            (double[])[double.NaN, double.NaN],
            new Suspect("nan-lost", "a cost of NaN must give a slope of NaN: a number in its place would pass as a slope"));
        RefusesWhatIsNoStep(
            Numeric, step => GradientChecker.Numeric(theta => theta[0], [1], step), 0, -0.1, double.NaN, double.PositiveInfinity);
    }

    [Test, Task(2)]
    public void The_relative_error_is_relative_to_the_larger_slope() =>
        GradientCheckCases.Errors.ShouldAllMatch(
            "GradientChecker.RelativeError(analytic, numeric)",
            c => GradientChecker.RelativeError(GradientCheckCases.OrNaN(c.Analytic), GradientCheckCases.OrNaN(c.Numeric)),
            GradientCheckOracle.RelativeError,
            ErrorMistakes.RelativeError);

    [Test, Task(3)]
    public void An_error_falls_into_one_of_four_bands() =>
        GradientCheckCases.Bands.ShouldAllMatch(
            "GradientChecker.Band(relativeError)",
            c => GradientChecker.Band(GradientCheckCases.OrNaN(c.Error)),
            GradientCheckOracle.Band,
            ErrorMistakes.Band);

    [Test, Task(4)]
    public void A_one_sided_slope_uses_a_signed_step() =>
        GradientCheckCases.Sides.ShouldAllMatch(
            OneSided,
            c => GradientChecker.OneSided(c.Cost.At, c.Parameters.AsDoubles(), (double)c.Step),
            GradientCheckOracle.OneSided,
            DifferenceMistakes.OneSided);

    [Test, Task(4)]
    public void One_sided_slopes_restore_the_parameters_too()
    {
        GradientCheckCases.Sides.ShouldAllMatch(
            OneSided,
            c =>
            {
                var parameters = c.Parameters.AsDoubles();
                GradientChecker.OneSided(c.Cost.At, parameters, (double)c.Step);
                return parameters;
            },
            c => c.Parameters,
            DifferenceMistakes.CallersParametersOfOneSided);
        RefusesWhatIsNoStep(
            OneSided, step => GradientChecker.OneSided(theta => theta[0], [1], step), 0, double.NaN, double.NegativeInfinity);
    }

    [Test, Task(4)]
    public void One_sided_slopes_restore_the_parameters_exactly_and_call_the_cost_sequentially()
    {
        PutsBack(OneSided, (cost, parameters, step) => GradientChecker.OneSided(cost, parameters, step));
        AsksOneByOne(OneSided, (cost, parameters) => GradientChecker.OneSided(cost, parameters, 1e-5));
    }

    [Test, Task(4)]
    public void At_a_kink_every_slope_between_the_one_sided_ones_is_accepted() =>
        GradientCheckCases.Kinks.ShouldAllMatch(
            "GradientChecker.IsSlopeAtKink(analytic, left, right, step)",
            c => GradientChecker.IsSlopeAtKink(
                GradientCheckCases.OrNaN(c.Analytic),
                GradientCheckCases.OrNaN(c.Left),
                GradientCheckCases.OrNaN(c.Right),
                (double)c.Step),
            GradientCheckOracle.IsSlopeAtKink,
            KinkMistakes.IsSlopeAtKink);

    [Test, Task(5)]
    public void The_slopes_of_a_report_are_measured_with_the_given_step() =>
        GradientCheckCases.LongSteps.ShouldAllMatch(
            Check,
            c => new
            {
                InTheReport = Checked(c, c.Parameters.AsDoubles()).Cells.Select(cell => cell.Numeric).ToArray(),
                Measured = GradientChecker.Numeric(c.Cost.At, c.Parameters.AsDoubles(), (double)c.Step),
            },
            GradientCheckOracle.CheckedSlopes,
            CheckMistakes.CheckedSlopes);

    [Test, Task(5)]
    public void A_report_has_a_cell_for_every_parameter_and_marks_the_worst() =>
        GradientCheckCases.Checks.ShouldAllMatch(Check, Findings, GradientCheckOracle.Check, CheckMistakes.Check);

    [Test, Task(5)]
    public void A_check_restores_the_parameters() =>
        GradientCheckCases.Checks.ShouldAllMatch(
            Check,
            c =>
            {
                var parameters = c.Parameters.AsDoubles();
                Checked(c, parameters);
                return parameters;
            },
            c => c.Parameters,
            CheckMistakes.CallersParameters);

    [Test, Task(5)]
    public void A_check_leaves_the_gradient_unchanged_and_refuses_lengths_that_differ()
    {
        double[] slopes = [2, -4];
        static double Cost(double[] theta) => theta.Sum(t => t * t);

        var first = GradientChecker.Check(Cost, _ => slopes, [1, 2], ["p", "q"], 0.5);
        GradientChecker.Check(theta => theta.Sum(), _ => [1, 1], [3, 4], ["r", "s"], 0.5);

        slopes.ShouldBeUnchanged(Check, (double[])[2, -4]);
        first.Cells.Select(cell => cell.Name).ToArray().ShouldMatch(Check, (string[])["p", "q"], Later((string[])["r", "s"]));
        first.Cells.Select(cell => cell.Numeric).ToArray().ShouldMatch(
            Check, (double[])[2 * 1, 2 * 2], Later((double[])[1, 1]));
        Assertions.ShouldRefuse(Check, () => GradientChecker.Check(Cost, theta => theta, [], [], 0.5));
        Assertions.ShouldRefuse(Check, () => GradientChecker.Check(Cost, theta => theta, [1, 2], ["p"], 0.5));
        Assertions.ShouldRefuse(Check, () => GradientChecker.Check(Cost, theta => theta[..1], [1, 2], ["p", "q"], 0.5));
        Assertions.ShouldRefuse(Check, () => GradientChecker.Check(Cost, theta => [.. theta, 1], [1, 2], ["p", "q"], 0.5));
        RefusesWhatIsNoStep(
            Check, step => GradientChecker.Check(Cost, theta => theta, [1, 2], ["p", "q"], step), 0, -0.1, double.NaN);
    }

    [Test, Task(6)]
    public void Correct_networks_pass()
    {
        foreach (var net in LittleNets.Healthy)
        {
            var healthy = new LittleNetGradients(net);

            var report = GradientChecker.Check(healthy.Cost, healthy.Gradient, healthy.Parameters, net.Names);

            new { net.Name, Verdicts = report.Cells.Select(cell => cell.Verdict).ToArray() }
                .ShouldMatch(Check, new { net.Name, Verdicts = net.Names.Select(_ => "good").ToArray() });
        }
    }

    [Test, Task(6)]
    public void A_correct_network_at_a_kink_passes_and_the_kink_is_reported()
    {
        var healthy = new LittleNetGradients(LittleNets.AtKink);

        var report = GradientChecker.Check(healthy.Cost, healthy.Gradient, healthy.Parameters, LittleNets.AtKink.Names);

        report.Cells.Where(cell => cell.Verdict == "kink")
            .Select(cell => cell.Name)
            .ToArray()
            .ShouldMatch(Check, (string[])["W1[0][0]", "W1[0][1]", "b1[0]"]);
        report.Verdict.ShouldMatch(Check, "good");
    }

    [Test, Task(6)]
    public void Planted_bugs_are_found_and_located() =>
        PlantedFaults.All.ShouldAllMatch(
            Check,
            planted =>
            {
                var (gradients, names) = (planted.Gradients(), planted.Net.Names);
                var report = GradientChecker.Check(gradients.Cost, gradients.Gradient, gradients.Parameters, names);
                return new
                {
                    report.Verdict,
                    WorstIsSpoilt = planted.Where.Contains(report.Cells[report.Worst].Name),
                    Found = report.Cells.Where(cell => cell.Verdict is "wrong" or "doubtful").Select(cell => cell.Name).ToArray(),
                };
            },
            planted => new { planted.Verdict, WorstIsSpoilt = true, Found = planted.Where });

    private static Report Checked(CheckCase c, double[] parameters) =>
        GradientChecker.Check(c.Cost.At, c.GradientAt, parameters, GradientCheckCases.Names[..parameters.Length], (double)c.Step);

    /// <summary>
    /// The report, column by column; and what its parts say when they are asked alone, so that the check is not blamed for them.
    /// </summary>
    private static object Findings(CheckCase c)
    {
        var (report, step) = (Checked(c, c.Parameters.AsDoubles()), (double)c.Step);
        var left = GradientChecker.OneSided(c.Cost.At, c.Parameters.AsDoubles(), -step);
        var right = GradientChecker.OneSided(c.Cost.At, c.Parameters.AsDoubles(), step);
        return new
        {
            Name = report.Cells.Select(cell => cell.Name).ToArray(),
            Analytic = report.Cells.Select(cell => cell.Analytic).ToArray(),
            Numeric = report.Cells.Select(cell => cell.Numeric).ToArray(),
            RelativeError = report.Cells.Select(cell => cell.RelativeError).ToArray(),
            Verdicts = report.Cells.Select(cell => cell.Verdict).ToArray(),
            report.Worst,
            report.Verdict,
            Measured = GradientChecker.Numeric(c.Cost.At, c.Parameters.AsDoubles(), step),
            Left = left,
            Right = right,
            IsSlopeAtKink = c.Gradient.Select((a, i) =>
                GradientChecker.IsSlopeAtKink(GradientCheckCases.OrNaN(a), left[i], right[i], step))
                .ToArray(),
        };
    }

    private static void PutsBack(string call, Func<Func<double[], double>, double[], double, double[]> measure) =>
        GradientCheckCases.LastDigits.ShouldAllMatch(
            call,
            c =>
            {
                var parameters = c.Parameters.AsDoubles();
                measure(c.Cost.At, parameters, (double)c.Step);
                return DifferenceMistakes.Digits(parameters);
            },
            c => DifferenceMistakes.Digits(c.Parameters.AsDoubles()),
            DifferenceMistakes.LastDigits);

    /// <summary>With a cost that takes its time, so that a second question would come before the first is answered.</summary>
    private static void AsksOneByOne(string call, Func<Func<double[], double>, double[], double[]> measure)
    {
        var (open, most) = (0, 0);
        double Cost(double[] theta)
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            Thread.Sleep(2);
            Interlocked.Decrement(ref open);
            return theta[0];
        }

        measure(Cost, new double[8]);

        new { QuestionsAtATime = most }.ShouldMatch(call, new { QuestionsAtATime = 1 }, most <= 1 ? [] : [new Suspect(
            "cost-in-parallel", "the cost is called at several points at once: call it in turn, it may cache its latest pass"),
        ]);
    }

    private static Suspect Later(object value) =>
        new("earlier-result", "a later check has changed an earlier report: create new cells in each", value);

    private static void RefusesWhatIsNoStep(string call, Action<double> ask, params double[] steps)
    {
        foreach (var step in steps)
        {
            Assertions.ShouldRefuse(call, () => ask(step));
        }
    }
}
