using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kata.Figures;

/// <summary>The peak of one core: nothing is loaded or stored, and no sum depends on the previous one.</summary>
internal static class Peak
{
    private const int Steps = 20_000;
    private const int Sums = 12;

    /// <summary>The operations of one run: each multiply-add counts as two per lane.</summary>
    public static double Flops { get; } =
        2.0 * Steps * Sums * (Vector512.IsHardwareAccelerated ? WideLanes.Count : NativeLanes.Count);

    /// <summary>The widest vectors are the fastest.</summary>
    public static void Run()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            MultiplyAdd<WideLanes>();
        }
        else
        {
            MultiplyAdd<NativeLanes>();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double MultiplyAdd<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        var (x, y) = (TLanes.Of(0.5), TLanes.Of(0.25));
        TLanes s0 = x, s1 = x, s2 = x, s3 = x, s4 = x, s5 = x, s6 = x, s7 = x, s8 = x, s9 = x, s10 = x, s11 = x;
        for (var step = 0; step < Steps; step++)
        {
            (s0, s1, s2, s3) = (s0.Plus(x, y), s1.Plus(x, y), s2.Plus(x, y), s3.Plus(x, y));
            (s4, s5, s6, s7) = (s4.Plus(x, y), s5.Plus(x, y), s6.Plus(x, y), s7.Plus(x, y));
            (s8, s9, s10, s11) = (s8.Plus(x, y), s9.Plus(x, y), s10.Plus(x, y), s11.Plus(x, y));
        }

        Span<double> used = stackalloc double[TLanes.Count];
        used.Clear();
        foreach (var sum in (ReadOnlySpan<TLanes>)[s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11])
        {
            sum.AddTo(ref used[0]);
        }

        return used[0];
    }
}
