using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kata.Figures;

/// <summary>
/// The peak of one core: nothing is loaded or stored, and no sum depends on the previous one. Plain vectors, since those that a
/// struct wraps are kept in memory, which takes three times as long.
/// </summary>
internal static class Peak
{
    private const int Steps = 20_000;
    private const int Sums = 12;

    /// <summary>The operations of one run: each multiply-add counts as two per lane.</summary>
    public static double Flops { get; } =
        2.0 * Steps * Sums * (Vector512.IsHardwareAccelerated ? Vector512<double>.Count : Vector<double>.Count);

    /// <summary>The widest vectors are the fastest.</summary>
    public static void Run()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            WidestVectors();
        }
        else
        {
            UsualVectors();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double WidestVectors()
    {
        var (x, y) = (Vector512.Create(0.5), Vector512.Create(0.25));
        Vector512<double> s0 = x, s1 = x, s2 = x, s3 = x, s4 = x, s5 = x, s6 = x, s7 = x, s8 = x, s9 = x, s10 = x, s11 = x;
        for (var step = 0; step < Steps; step++)
        {
            s0 = Vector512.MultiplyAddEstimate(x, y, s0);
            s1 = Vector512.MultiplyAddEstimate(x, y, s1);
            s2 = Vector512.MultiplyAddEstimate(x, y, s2);
            s3 = Vector512.MultiplyAddEstimate(x, y, s3);
            s4 = Vector512.MultiplyAddEstimate(x, y, s4);
            s5 = Vector512.MultiplyAddEstimate(x, y, s5);
            s6 = Vector512.MultiplyAddEstimate(x, y, s6);
            s7 = Vector512.MultiplyAddEstimate(x, y, s7);
            s8 = Vector512.MultiplyAddEstimate(x, y, s8);
            s9 = Vector512.MultiplyAddEstimate(x, y, s9);
            s10 = Vector512.MultiplyAddEstimate(x, y, s10);
            s11 = Vector512.MultiplyAddEstimate(x, y, s11);
        }

        return Vector512.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double UsualVectors()
    {
        var (x, y) = (Vector.Create(0.5), Vector.Create(0.25));
        Vector<double> s0 = x, s1 = x, s2 = x, s3 = x, s4 = x, s5 = x, s6 = x, s7 = x, s8 = x, s9 = x, s10 = x, s11 = x;
        for (var step = 0; step < Steps; step++)
        {
            s0 = Vector.MultiplyAddEstimate(x, y, s0);
            s1 = Vector.MultiplyAddEstimate(x, y, s1);
            s2 = Vector.MultiplyAddEstimate(x, y, s2);
            s3 = Vector.MultiplyAddEstimate(x, y, s3);
            s4 = Vector.MultiplyAddEstimate(x, y, s4);
            s5 = Vector.MultiplyAddEstimate(x, y, s5);
            s6 = Vector.MultiplyAddEstimate(x, y, s6);
            s7 = Vector.MultiplyAddEstimate(x, y, s7);
            s8 = Vector.MultiplyAddEstimate(x, y, s8);
            s9 = Vector.MultiplyAddEstimate(x, y, s9);
            s10 = Vector.MultiplyAddEstimate(x, y, s10);
            s11 = Vector.MultiplyAddEstimate(x, y, s11);
        }

        return Vector.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }
}
