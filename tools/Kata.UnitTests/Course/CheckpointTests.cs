using Katas.Toolbox;

namespace Kata.UnitTests.Course;

/// <summary>The format of stage 15's README, and how anything else is refused.</summary>
public sealed class CheckpointTests
{
    private const string Json =
        """
        {
          "format": "katas-training",
          "version": 1,
          "rule": "adam",
          "epoch": 2,
          "steps": [6,6],
          "values": [[0.5,-1],[0.30000000000000004]],
          "first": [[0.1,0],[-0.2]],
          "second": [[0.01,0],[4E-06]]
        }

        """;

    private static readonly Checkpoint _checkpoint = new(
        "adam", 2, [6, 6], [[0.5, -1], [0.1 + 0.2]], [[0.1, 0], [-0.2]], [[0.01, 0], [4e-6]]);

    [Test]
    [SetCulture("de-DE")]
    public void It_is_written_as_the_README_of_stage_15_shows()
    {
        _checkpoint.ToJson().ShouldBe(Json.ReplaceLineEndings("\n"));
        File.ReadAllText(Path.Combine(Repository.Root, "exercises", "15-training-loop", "README.md"))
            .ReplaceLineEndings("\n")
            .ShouldContain(Json.ReplaceLineEndings("\n"));
    }

    [Test]
    [SetCulture("de-DE")]
    public void Every_double_is_read_as_it_was()
    {
        var random = new Random(1);
        double[] values =
        [
            .. Enumerable.Range(0, 1_000)
                .Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)))
                .Where(double.IsFinite),
            -0.0, double.Epsilon, double.MaxValue,
        ];

        var read = Checkpoint.FromJson(new Checkpoint("sgd", 0, [0], [values], [values], [values]).ToJson());

        read.Values[0].Select(BitConverter.DoubleToInt64Bits).ShouldBe(values.Select(BitConverter.DoubleToInt64Bits));
    }

    [TestCase("", "The checkpoint isn't valid JSON: line 1, byte 1.")]
    [TestCase("{\"format\": \"katas-training\"", "The checkpoint isn't valid JSON: line 1, byte 28.")]
    [TestCase("[[[", "The checkpoint isn't valid JSON: line 1, byte 4.")]
    [TestCase("\uD800", "The checkpoint isn't valid JSON: line 1, byte 1.")]
    [TestCase(
        "null",
        "The checkpoint isn't a JSON object with the parts format, version, rule, epoch, steps, values, first, second.")]
    [TestCase("{\"epoch\": 1}", "The checkpoint's format isn't \"katas-training\": this isn't a saved training.")]
    public void Another_text_is_refused_in_a_sentence(string json, string sentence) => Refusal(json).ShouldBe(sentence);

    [TestCase("\"katas-training\"", "1", "The checkpoint's format isn't \"katas-training\": this isn't a saved training.")]
    [TestCase("\"version\": 1", "\"version\": 2", "The checkpoint has version 2; only version 1 can be read.")]
    [TestCase("\"version\": 1", "\"version\": \"1\"", "version must be a whole number.")]
    [TestCase("  \"version\": 1,", "", "The checkpoint has no version; its parts are format, version, rule, epoch, ")]
    [TestCase("\"adam\"", "3", "rule must be a text.")]
    [TestCase("\"epoch\": 2", "\"epoch\": -2", "epoch is -2; it must be 0 or more.")]
    [TestCase("\"epoch\": 2", "\"epoch\": 2.5", "epoch must be a whole number.")]
    [TestCase("\"epoch\": 2", "\"epoch\": 3000000000", "epoch must be a whole number.")]
    [TestCase("\"epoch\": 2", "\"epoch\": 2, \"epoch\": 3", "The checkpoint isn't valid JSON: line ")]
    [TestCase("\"epoch\": 2", "\"epoch\": 2, \"loss\": 3", "The checkpoint has unknown parts: loss.")]
    [TestCase("[6,6]", "[6]", "steps has 1 values but values has 2 rows; they pair up one to one.")]
    [TestCase("[6,6]", "[6,-6]", "steps has a negative number; each must be 0 or more.")]
    [TestCase("[6,6]", "6", "steps must be an array.")]
    [TestCase("[0.5,-1]", "[0.5,NaN]", "The checkpoint isn't valid JSON: line 7, byte 19.")]
    [TestCase("[0.5,-1]", "[0.5,1e999]", "values has a number that is NaN or infinite; JSON can't hold it, and no training ")]
    [TestCase("[0.5,-1]", "[0.5,null]", "values[0][1] must be a number.")]
    [TestCase("[0.5,-1]", "[0.5,\"-1\"]", "values[0][1] must be a number.")]
    [TestCase("[0.5,-1]", "null", "values[0] must be an array.")]
    [TestCase("[-0.2]", "[]", "first[1] has 0 values but values[1] has 1; they pair up one to one.")]
    [TestCase("[0.01,0],", "", "second has 1 rows but values has 2; they pair up one to one.")]
    public void A_checkpoint_with_a_fault_is_refused_in_a_sentence(string part, string fault, string sentence)
    {
        Json.ShouldContain(part);

        Refusal(Json.Replace(part, fault, StringComparison.Ordinal)).ShouldStartWith(sentence);
    }

    [TestCase(double.NaN)]
    [TestCase(double.NegativeInfinity)]
    public void A_number_that_JSON_cannot_hold_is_not_written(double value) =>
        Should.Throw<ArgumentException>(() => (_checkpoint with { First = [[0, value], [0]] }).ToJson())
            .Message.ShouldStartWith("first has a number that is NaN or infinite");

    private static string Refusal(string json)
    {
        var message = Should.Throw<ArgumentException>(() => Checkpoint.FromJson(json)).Message;
        message.ShouldNotContain("\n");
        return message.Replace(" (Parameter 'json')", "", StringComparison.Ordinal);
    }
}
