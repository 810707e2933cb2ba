namespace Kata.Exports;

/// <summary>
/// A network with one hidden layer of ReLU units and a softmax, as ONNX: a graph that other tools can run. The numbers of the
/// fields are those of onnx.proto.
/// </summary>
internal static class OnnxModel
{
    private const int Float = 1;
    private const int Whole = 2;
    private const int FormatVersion = 8;
    private const int OperatorVersion = 13;

    /// <param name="network">W₁, b₁, W₂, b₂, a vector as a single row.</param>
    /// <param name="origin">Who trained it: <c>trained by a learner's own code</c>.</param>
    public static byte[] Of(double[][][] network, string origin)
    {
        var graph = new ProtoMessage()
            .Message(1, Layer("x", "W1", "b1", "z1"))
            .Message(1, Node("Relu", ["z1"], "h"))
            .Message(1, Layer("h", "W2", "b2", "z2"))
            .Message(1, Node("Softmax", ["z2"], "p"))
            .Text(2, "digits")
            .Message(5, Matrix("W1", network[0]))
            .Message(5, Vector("b1", network[1][0]))
            .Message(5, Matrix("W2", network[2]))
            .Message(5, Vector("b2", network[3][0]))
            .Text(10, "x: 28 rows of 28 pixels, each as pixel / 255, 0 for paper and 1 for ink. p: the digits' probabilities.")
            .Message(11, Value("x", network[0][0].Length))
            .Message(12, Value("p", network[3][0].Length));
        return new ProtoMessage()
            .Number(1, FormatVersion)
            .Text(2, "kata")
            .Text(6, $"A classifier of handwritten digits, {origin}.")
            .Message(7, graph)
            .Message(8, new ProtoMessage().Number(2, OperatorVersion))
            .ToArray();
    }

    /// <summary>z = x Wᵀ + b.</summary>
    private static ProtoMessage Layer(string x, string w, string b, string z) => Node("Gemm", [x, w, b], z)
        .Message(5, new ProtoMessage().Text(1, "transB").Number(3, 1).Number(20, Whole));

    private static ProtoMessage Node(string operation, string[] inputs, string output)
    {
        var node = new ProtoMessage();
        Array.ForEach(inputs, input => node.Text(1, input));
        return node.Text(2, output).Text(3, output).Text(4, operation);
    }

    private static ProtoMessage Matrix(string name, double[][] rows) =>
        Tensor(name, [rows.Length, rows[0].Length], [.. rows.SelectMany(row => row)]);

    private static ProtoMessage Vector(string name, double[] values) => Tensor(name, [values.Length], values);

    private static ProtoMessage Tensor(string name, int[] shape, double[] values)
    {
        var tensor = new ProtoMessage();
        Array.ForEach(shape, length => tensor.Number(1, length));
        return tensor.Number(2, Float).Text(8, name).Bytes(9, Floats.Of(values));
    }

    /// <summary>Any number of rows of this length.</summary>
    private static ProtoMessage Value(string name, int columns)
    {
        var shape = new ProtoMessage()
            .Message(1, new ProtoMessage().Text(2, "rows"))
            .Message(1, new ProtoMessage().Number(1, columns));
        return new ProtoMessage()
            .Text(1, name)
            .Message(2, new ProtoMessage().Message(1, new ProtoMessage().Number(1, Float).Message(2, shape)));
    }
}
