#:project ../toolbox/Toolbox.csproj
#:property PublishAot=false
#:property TieredPGO=false
#:property TieredCompilationQuickJitForLoops=false
// Compares training with the toolbox's Matrix, NumPy and PyTorch, one thread each, in turn, in one run.
//
//   dotnet run benchmarks/training.cs [rounds, 9 by default] [folder with another libblas.so.3, OpenBLAS's for instance]
//
// W1  784-128-10 on digits     46 batches of 128: one epoch
// W2  2-8-1 on XOR             2000 epochs of one batch
// W3  2-100-3 on three spirals 200 epochs of 300 rows in batches of 32
//
// Everyone begins from the same parameters, sees the same rows in the same order, and must find the same loss in the first epoch,
// to 1e-10. What it prints: the median of the processor time of each, compiler and garbage collection included, and how many
// times as long as ours it takes. (All work on one thread, and processor time does not count the time in which other programs
// have the processor.) NumPy and PyTorch are those of /usr/bin/python3, or of python3; which BLAS multiplies for them is said,
// for it decides.
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Katas.Toolbox;

if (args is ["serve", var file])
{
    Serve(Workload.Read(file));
    return;
}

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 9;
var blas = args.Length > 1 ? Path.GetFullPath(args[1]) : null;
var here = Path.GetDirectoryName(ThisFile())!;
var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
var scratch = Directory.CreateTempSubdirectory("katas-training-").FullName;
try
{
    Console.WriteLine($"medians of {rounds} rounds, all in turn; {Environment.ProcessorCount} processors, {Load()}");
    foreach (var workload in Workload.All())
    {
        var path = Path.Combine(scratch, "workload");
        workload.Write(path);
        var trainers = Trainers(path);
        try
        {
            Compare(workload, trainers);
        }
        finally
        {
            trainers.ForEach(trainer => trainer.Dispose());
        }
    }

    Console.WriteLine($"\nat the end {Load()}");
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

List<Trainer> Trainers(string path)
{
    List<Trainer> trainers = [new("ours", Environment.ProcessPath!, ["serve", path])];
    if (Vector512.IsHardwareAccelerated)
    {
        trainers.Add(new("ours without AVX-512", Environment.ProcessPath!, ["serve", path], ("DOTNET_EnableAVX512", "0")));
    }

    string[] Script(string library) => [Path.Combine(here, "training.py"), library, path];
    trainers.Add(new("NumPy", python, Script("numpy")));
    if (blas is not null)
    {
        var library = ("LD_LIBRARY_PATH", blas);
        trainers.Add(new("NumPy, other BLAS", python, Script("numpy"), library));
        trainers.AddRange(
            from core in (string[])["Haswell", "Zen", "SkylakeX"]
            select new Trainer($"NumPy, tuned: {core}", python, Script("numpy"), library, ("OPENBLAS_CORETYPE", core)));
        trainers.Add(new("PyTorch, other BLAS", python, Script("torch"), library));
    }
    else
    {
        trainers.Add(new("PyTorch", python, Script("torch")));
    }

    return trainers;
}

void Compare(Workload workload, List<Trainer> trainers)
{
    // Three times, so that the code is warm. A BLAS that is tuned for another processor does not run on this one.
    foreach (var trainer in trainers.Where(trainer => Enumerable.Range(0, 3).Any(_ => trainer.Run() is null)).ToArray())
    {
        Console.WriteLine($"{trainer.Name} does not run here{trainer.Errors}");
        trainers.Remove(trainer);
    }

    for (var round = 0; round < rounds; round++)
    {
        trainers.ForEach(trainer => trainer.Times.Add(trainer.Run()!.Value));
    }

    var loss = trainers[0].Loss;
    var ours = trainers[0].Median;
    Console.WriteLine($"\n{workload.Name}, first epoch's loss {loss}");
    Console.WriteLine($"{"",-24}{"median",12}{"least",12}{"ratio",8}");
    foreach (var trainer in trainers)
    {
        if (!(Math.Abs(trainer.Loss - loss) <= 1e-10 * loss))
        {
            throw new InvalidOperationException(
                $"{trainer.Name} finds a loss of {trainer.Loss} in the first epoch, and ours is {loss}: they do not do the "
                    + "same.");
        }

        Console.WriteLine(
            $"{trainer.Name,-24}{trainer.Median,9:F1} ms{trainer.Times.Min(),9:F1} ms{trainer.Median / ours,8:F1}  "
                + $"{trainer.Says}");
    }
}

// Trains once per line on standard input, and prints the processor time in milliseconds and the first epoch's loss.
static void Serve(Workload workload)
{
    Console.WriteLine(Vector512.IsHardwareAccelerated ? "AVX-512" : $"vectors of {Vector<double>.Count} doubles");
    while (Console.ReadLine() is not null)
    {
        var network = workload.Network();
        var start = Environment.CpuUsage.TotalTime;
        var loss = network.Epoch(workload);
        for (var epoch = 1; epoch < workload.Epochs; epoch++)
        {
            network.Epoch(workload);
        }

        Console.WriteLine($"{(Environment.CpuUsage.TotalTime - start).TotalMilliseconds:R} {loss:R}");
    }
}

static string Load() => File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "load unknown";

static string ThisFile([CallerFilePath] string path = "") => path;

/// <summary>
/// A network with one hidden layer of ReLU units; one output is a sigmoid's, several are softmax's. Cross-entropy, plain steps
/// downhill.
/// </summary>
internal sealed class Network(Matrix w1, double[] b1, Matrix w2, double[] b2, int batchSize)
{
    private readonly Matrix _hidden = new(batchSize, w1.Columns);
    private readonly Matrix _delta = new(batchSize, w1.Columns);
    private readonly Matrix _output = new(batchSize, w2.Columns);

    /// <summary>A step on each batch; the mean over the rows of the loss that each had just before its batch's step.</summary>
    public double Epoch(Workload workload)
    {
        var total = 0.0;
        for (var start = 0; start < workload.Inputs.Rows; start += batchSize)
        {
            var rows = Math.Min(batchSize, workload.Inputs.Rows - start);
            total += Step(workload.Inputs.Slice(start, rows), workload.Targets.Slice(start, rows), -workload.LearningRate / rows);
        }

        return total / workload.Inputs.Rows;
    }

    private double Step(Matrix x, Matrix y, double step)
    {
        var h = _hidden.Slice(0, x.Rows);
        x.Times(w1, h);
        h.AddToEachRow(b1);
        h.RaiseTo(0);
        var p = _output.Slice(0, x.Rows);
        h.Times(w2, p);
        p.AddToEachRow(b2);
        var loss = p.Columns == 1 ? Sigmoid(p.Values, y.Values) : Softmax(p, y);

        // From here on p is (p − y)·step: what the last z of each row has to change by, and all that follows from it.
        p.AddScaled(y, -1);
        Scale(p.Values, step);
        var delta = _delta.Slice(0, x.Rows);
        p.TimesTransposed(w2, delta);
        delta.KeepWherePositive(h);
        w2.AddTransposedProduct(h, p);
        w1.AddTransposedProduct(x, delta);
        Add(b2, p.ColumnSums());
        Add(b1, delta.ColumnSums());
        return loss;
    }

    /// <summary>z ← p, row by row; the sum of −ln p of the true classes.</summary>
    private static double Softmax(Matrix z, Matrix y)
    {
        var loss = 0.0;
        for (var i = 0; i < z.Rows; i++)
        {
            var row = z.Row(i);
            var wanted = y.Row(i);
            var most = row[0];
            foreach (var value in row)
            {
                most = Math.Max(most, value);
            }

            var (sum, label) = (0.0, 0);
            for (var j = 0; j < row.Length; j++)
            {
                label = wanted[j] > 0 ? j : label;
                row[j] = Math.Exp(row[j] - most);
                sum += row[j];
            }

            for (var j = 0; j < row.Length; j++)
            {
                row[j] /= sum;
            }

            loss -= Math.Log(row[label]);
        }

        return loss;
    }

    /// <summary>z ← p; the sum of −ln p of what is true.</summary>
    private static double Sigmoid(Span<double> z, ReadOnlySpan<double> y)
    {
        var loss = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            loss += Math.Max(0, z[i]) - (y[i] * z[i]) + Math.Log(1 + Math.Exp(-Math.Abs(z[i])));
            z[i] = 1 / (1 + Math.Exp(-z[i]));
        }

        return loss;
    }

    private static void Scale(Span<double> values, double factor)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= factor;
        }
    }

    private static void Add(double[] b, double[] changes)
    {
        for (var i = 0; i < b.Length; i++)
        {
            b[i] += changes[i];
        }
    }
}

/// <summary>What is to be learnt, and from which parameters on; the biases begin as zeros.</summary>
internal sealed record Workload(
    string Name, int BatchSize, int Epochs, double LearningRate, Matrix Inputs, Matrix Targets, Matrix W1, Matrix W2)
{
    public static IEnumerable<Workload> All() =>
    [
        Digits(),
        Of(
            "W2  2-8-1, XOR, 2000 epochs of 1 batch of 4",
            8,
            4,
            2000,
            0.5,
            Matrix.FromRows(Dataset.Xor().Inputs),
            Matrix.FromRows([.. Dataset.Xor().Labels.Select(label => new double[] { label })])),
        Spirals(),
    ];

    public Network Network() => new(W1.Map(w => w), new double[W1.Columns], W2.Map(w => w), new double[W2.Columns], BatchSize);

    /// <summary>As training.py reads it too: sizes, then values, all of them doubles.</summary>
    public void Write(string path)
    {
        using var file = new BinaryWriter(File.Create(path));
        foreach (var number in (double[])[BatchSize, Epochs, LearningRate])
        {
            file.Write(number);
        }

        foreach (var matrix in (Matrix[])[Inputs, Targets, W1, W2])
        {
            file.Write((double)matrix.Rows);
            file.Write((double)matrix.Columns);
            file.Write(MemoryMarshal.AsBytes(matrix.Values));
        }
    }

    public static Workload Read(string path)
    {
        using var file = new BinaryReader(File.OpenRead(path));
        Matrix Next()
        {
            var matrix = new Matrix((int)file.ReadDouble(), (int)file.ReadDouble());
            file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(matrix.Values));
            return matrix;
        }

        return new Workload(
            "", (int)file.ReadDouble(), (int)file.ReadDouble(), file.ReadDouble(), Next(), Next(), Next(), Next());
    }

    private static Workload Digits()
    {
        const int Rows = 46 * 128;
        var digits = Mnist.Train();
        var inputs =
            Matrix.FromRows([.. digits.Images.Take(Rows).Select(image => image.Select(pixel => pixel / 255.0).ToArray())]);
        return Of(
            "W1  784-128-10, digits, 1 epoch of 46 batches of 128",
            128,
            128,
            1,
            0.1,
            inputs,
            OneHot([.. digits.Labels.Take(Rows)], 10));
    }

    private static Workload Spirals()
    {
        var spirals = Dataset.Spirals(seed: 1);
        var order = Enumerable.Range(0, spirals.Labels.Length).ToArray();
        new Random(1).Shuffle(order);
        return Of(
            "W3  2-100-3, spirals, 200 epochs of 10 batches of 32",
            100,
            32,
            200,
            0.5,
            Matrix.FromRows([.. order.Select(row => spirals.Inputs[row])]),
            OneHot([.. order.Select(row => spirals.Labels[row])], 3));
    }

    private static Workload Of(
        string name, int hidden, int batchSize, int epochs, double learningRate, Matrix inputs, Matrix targets)
    {
        var random = new Random(1);
        return new Workload(
            name,
            batchSize,
            epochs,
            learningRate,
            inputs,
            targets,
            Drawn(random, inputs.Columns, hidden),
            Drawn(random, hidden, targets.Columns));
    }

    private static Matrix OneHot(int[] labels, int classes) =>
        Matrix.FromRows([.. labels.Select(label => Enumerable.Range(0, classes).Select(k => k == label ? 1.0 : 0).ToArray())]);

    /// <summary>Uniform, of variance 2/fanIn (He et al., 2015).</summary>
    private static Matrix Drawn(Random random, int fanIn, int fanOut) =>
        new Matrix(fanIn, fanOut).Map(_ => Math.Sqrt(6.0 / fanIn) * ((2 * random.NextDouble()) - 1));
}

/// <summary>A process that trains whenever it is told to.</summary>
internal sealed class Trainer : IDisposable
{
    private readonly Process _process;

    public Trainer(string name, string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        Name = name;
        var start = new ProcessStartInfo(
            program, arguments)
        { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (variable, value) in (ReadOnlySpan<(string, string)>)[
            ("OMP_NUM_THREADS", "1"),
            ("OPENBLAS_NUM_THREADS", "1"),
            ("MKL_NUM_THREADS", "1"),
            .. environment,
        ])
        {
            start.Environment[variable] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Errors += line.Data is { } text ? $"\n{text}" : "";
        _process.BeginErrorReadLine();
        Says = _process.StandardOutput.ReadLine() ?? "";
    }

    public string Name { get; }

    /// <summary>What it says of itself: the BLAS that it uses, for instance.</summary>
    public string Says { get; }

    public string Errors { get; private set; } = "";

    public double Loss { get; private set; }

    public List<double> Times { get; } = [];

    public double Median => Times.Order().ElementAt(Times.Count / 2);

    /// <summary>Trains once; the milliseconds, or null if the process has ended.</summary>
    public double? Run()
    {
        try
        {
            _process.StandardInput.WriteLine();
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            return null;
        }

        if (_process.StandardOutput.ReadLine() is not { } line)
        {
            return null;
        }

        var numbers = line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        Loss = numbers[1];
        return numbers[0];
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
