using Shouldly;

namespace Katas.Tests;

[TestFixture]
public sealed class AssertionsTests
{
    private static readonly int[] _none = [];

    [Test]
    public void An_exception_from_inside_the_calculation_comes_too_late() => Refused(() => _ = _none[1]).ShouldBe("too-late");

    [Test]
    public void A_check_that_throws_an_exception_of_the_runtime_throws_another_exception_than_it_should() =>
        Refused(() => throw OfACheck<IndexOutOfRangeException>()).ShouldBe("other-exception");

    [Test]
    public void No_exception_at_all() => Refused(() => { }).ShouldBe("not-refused");

    private static Exception OfACheck<TException>()
        where TException : Exception => (Exception)Activator.CreateInstance(typeof(TException), "The lengths differ.")!;

    private static string? Refused(Action ask) =>
        Should.Throw<MismatchException>(() => Assertions.ShouldRefuse("f(x)", ask)).Mismatch.Remark?.Id;
}
