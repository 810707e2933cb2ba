using System.CommandLine;
using Kata.Live;

namespace Kata.Verbs;

/// <summary><c>kata live</c>: feedback on every save, as a page in the browser.</summary>
internal static class LiveVerb
{
    private const int MinPort = 1_024;
    private const int MaxPort = 65_535;

    public static Verb Create()
    {
        var stage = StageArgument.OneOrNone();
        var open = new Option<bool>("--open") { Description = "Open the page in the browser." };
        var port = StageArgument.Number("--port", "The port of the page; by default, a free one.");
        var verb = new Verb(
            "live",
            "Show feedback on every save as a page in the browser, with the lesson and things to try.",
            "kata live",
            "kata live 3 --open",
            "kata live 5 --port 8080") { stage, open, port };
        verb.SetAction(result => WatchVerb.Run(
            result.GetValue(stage), live: new LiveOptions(PortOf(result.GetValue(port)), result.GetValue(open))));
        return verb;
    }

    /// <summary>The port of an option.</summary>
    /// <param name="port">What was given.</param>
    /// <param name="otherwise">If nothing was; 0 for a free one.</param>
    public static int PortOf(int? port, int otherwise = 0) => port switch
    {
        null => otherwise,
        >= MinPort and <= MaxPort => port.Value,
        _ => throw new KataException($"--port takes a number from {MinPort} to {MaxPort}, not {port}.", Exit.Usage),
    };
}
