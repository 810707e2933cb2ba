namespace Kata.Verbs;

/// <summary>A Python that imports torch.</summary>
/// <param name="python">Its path, or its name if it is in the path.</param>
internal sealed class PyTorch(string python)
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(5);
    private static readonly string[] _pythons = ["python3", "/usr/bin/python3", "python"];
    private static readonly string _program = Path.Combine(Repository.Root, "tools", "Kata.Figures", "pytorch.py");

    /// <summary>The first on this machine.</summary>
    /// <exception cref="KataException">There is none.</exception>
    public static PyTorch Find() =>
        _pythons.FirstOrDefault(name => Tool.Run(name, ["-c", "import torch"], "", _limit) is (0, _, _)) is { } python
            ? new PyTorch(python)
            : throw new KataException(
                $"kata compare needs a Python that imports torch, and none of {string.Join(", ", _pythons)} does: "
                    + "apt-get install python3-torch, or pip install torch.",
                Exit.Broken);

    /// <summary>Trains what the JSON describes: see tools/Kata.Figures/pytorch.py.</summary>
    /// <exception cref="KataException">It failed.</exception>
    public string Train(string json) => Tool.Run(python, [_program], json, _limit) switch
    {
        (0, var output, _) => output,
        (_, _, var errors) => throw Failed(errors.TrimEnd().Split('\n')[^1]),
        null => throw Failed("it ended early, or took more than five minutes"),
    };

    private KataException Failed(string why) => new($"{python} did not finish the training by PyTorch: {why}.", Exit.Broken);
}
