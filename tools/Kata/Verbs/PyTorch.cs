using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Kata.Verbs;

/// <summary>A Python that imports torch.</summary>
/// <param name="python">Its path, or its name if it is in the path.</param>
internal sealed class PyTorch(string python)
{
    private const string Install = "apt-get install python3-torch, or pip install torch";
    private static readonly string[] _pythons = ["python3", "/usr/bin/python3", "python"];

    /// <summary>The first on this machine.</summary>
    /// <exception cref="KataException">There is none.</exception>
    public static PyTorch Find() => _pythons.FirstOrDefault(name => Run(name, ["-c", "import torch"]).Code == 0) is { } python
        ? new PyTorch(python)
        : throw new KataException(
            $"kata compare needs a Python that imports torch, and none of {string.Join(", ", _pythons)} does: {Install}.",
            Exit.Broken);

    /// <summary>Trains what the JSON describes: see tools/Kata.Figures/pytorch.py.</summary>
    /// <exception cref="KataException">It failed.</exception>
    public string Train(string json) =>
        Run(python, [Path.Combine(Repository.Root, "tools", "Kata.Figures", "pytorch.py")], json) is (0, var output, _)
            ? output
            : throw new KataException(
                $"PyTorch did not finish the training; {python} -c \"import torch\" works, so the version may be too old "
                    + $"({Install}).",
                Exit.Broken);

    /// <summary>Its exit code and its output; a code of −1 if it is missing.</summary>
    private static (int Code, string Output, string Errors) Run(string name, string[] arguments, string input = "")
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            return (process.ExitCode, output.Result, errors.Result);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            return (-1, "", exception.Message);
        }
    }
}
