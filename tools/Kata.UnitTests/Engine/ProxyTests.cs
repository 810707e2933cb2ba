using System.Reflection;
using Kata.ProxyGenerator;

namespace Kata.UnitTests.Engine;

/// <summary>The generated assembly that sends every call to the worker.</summary>
public sealed class ProxyTests
{
    [Test]
    public void Every_public_member_of_the_solutions_has_a_proxy()
    {
        var proxies = Assembly.LoadFrom(Repository.Proxies);

        foreach (var type in SolutionTypes())
        {
            Signatures(proxies.GetType(
                type.FullName!, throwOnError: true)!).ShouldBe(Signatures(type), ignoreOrder: true, type.FullName);
        }
    }

    [TestCase("public static class A { public static decimal F() => 0; }", "A.F", "System.Decimal")]
    [TestCase("public sealed class A { public void F(System.Span<double> x) { } }", "A.F", "System.Span`1[System.Double]")]
    [TestCase("public sealed class A { public (int, int) P => (1, 2); }", "A.P", "System.ValueTuple`2[System.Int32,System.Int32]")]
    [TestCase("public sealed class A(System.DateTime now) { public override string ToString() => now.ToString(); }", "A..ctor", "System.DateTime")]
    [TestCase("public sealed record A(float X);", "A", "System.Single")]
    [TestCase("public sealed class A { public void F(System.Func<System.Guid> f) { } }", "A.F", "System.Guid")]
    [TestCase("public sealed class A { public void F(System.Action<int, int, int, int> f) { } }", "A.F", "System.Action`4[System.Int32,System.Int32,System.Int32,System.Int32]")]
    public void An_API_with_a_type_that_cannot_cross_is_refused(string source, string member, string type)
    {
        var message = Should.Throw<CannotCrossException>(() => ProxyOf(source)).Message;

        message.ShouldStartWith($"{member} has {type} in its surface");
        message.ShouldContain("Plain data crosses: double, int, bool, string, arrays and records of these");
    }

    [TestCase("public interface I { double F(double x); int N { get; } } public sealed class A : I { public double F(double x) => x; public int N => 1; public static I Make() => new A(); }")]
    [TestCase("public sealed record R(double[] X, string Name, bool Yes); public static class A { public static R[] F(R r, int[][] n) => [r]; }")]
    [TestCase("public sealed class A { public A Next(A other) => other; public void Each(System.Action<double[], int> act, System.Action done) { } public double P { get; set; } }")]
    public void A_proxy_compiles(string source)
    {
        var proxy = ProxyOf(source);

        var wire = Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(Kata.Wire.Bridge).Assembly.Location);
        AnswerCompiler.TryCompile(AnswerCompiler.Read([new SourceFile("Proxy.cs", proxy)]).AddReferences(wire), out var errors);
        errors.ShouldBeEmpty(proxy);
    }

    [Test]
    public void Objects_are_created_from_their_handles()
    {
        var proxies = Assembly.LoadFrom(Repository.Proxies);
        var types =
            SolutionTypes().Where(type => !(type.IsAbstract && type.IsSealed) && type.GetMethod("<Clone>$") is null).ToArray();

        types.Count(type => type.IsInterface).ShouldBeGreaterThan(0);
        foreach (var type in types.Select(type => proxies.GetType(type.FullName!, throwOnError: true)!))
        {
            // There is a value, and it is object 7.
            using var reader = new BinaryReader(new MemoryStream([1, 7, 0, 0, 0]));

            var remote = new ProxyCodec().Read(reader, type);

            remote.ShouldBeAssignableTo(type);
            remote.ShouldBeAssignableTo<Kata.Wire.Remote>()!.Handle.ShouldBe(7);
        }
    }

    private static string ProxyOf(string source) =>
        new ProxyWriter(Assembly.Load(AnswerCompiler.Compile([
            new SourceFile("A.cs", $"namespace Katas.Example {{ {source} }}"),
        ]).Assembly)).Source();

    private static Type[] SolutionTypes() => Assembly.Load(AnswerCompiler.Solutions.Assembly).GetExportedTypes();

    private static string[] Signatures(Type type) =>
    [
        .. type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>()
            .Select(method =>
                $"{(method.IsStatic ? "static " : "")}{(method as MethodInfo)?.ReturnType} {method.Name}("
                    + $"{string.Join(", ", method.GetParameters().Select(p => $"{p.ParameterType} {p.Name}"))})"),
    ];
}
