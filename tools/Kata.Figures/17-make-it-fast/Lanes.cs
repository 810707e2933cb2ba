using System.Numerics;
using System.Runtime.Intrinsics;

namespace Kata.Figures;

/// <summary>Several numbers that are multiplied and added at once.</summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Of(double value);

    /// <summary>this + left·right, rounded once where the machine can.</summary>
    TSelf Plus(TSelf left, TSelf right);

    void AddTo(ref double to);
}

/// <summary>The machine's usual vector width: 4 or 2.</summary>
internal readonly struct NativeLanes(Vector<double> lanes) : ILanes<NativeLanes>
{
    private readonly Vector<double> _lanes = lanes;

    public static int Count => Vector<double>.Count;

    public static NativeLanes Of(double value) => new(Vector.Create(value));

    public NativeLanes Plus(NativeLanes left, NativeLanes right) =>
        new(Vector.MultiplyAddEstimate(left._lanes, right._lanes, _lanes));

    public void AddTo(ref double to) => (Vector.LoadUnsafe(ref to) + _lanes).StoreUnsafe(ref to);
}

/// <summary>Width 8, for machines with AVX-512.</summary>
internal readonly struct WideLanes(Vector512<double> lanes) : ILanes<WideLanes>
{
    private readonly Vector512<double> _lanes = lanes;

    public static int Count => Vector512<double>.Count;

    public static WideLanes Of(double value) => new(Vector512.Create(value));

    public WideLanes Plus(WideLanes left, WideLanes right) =>
        new(Vector512.MultiplyAddEstimate(left._lanes, right._lanes, _lanes));

    public void AddTo(ref double to) => (Vector512.LoadUnsafe(ref to) + _lanes).StoreUnsafe(ref to);
}
