using Shouldly;

namespace Katas.Tests;

/// <summary>A diagnosis that throws is silent: the test is red for another reason, which is what counts.</summary>
[TestFixture]
public sealed class BeyondTests
{
    [Test]
    public void A_value_comes_back() => Beyond.OrNull(() => "found").ShouldBe("found");

    [TestCase(typeof(IndexOutOfRangeException))]
    [TestCase(typeof(NotSupportedException))]
    [TestCase(typeof(OutOfMemoryException))]
    public void An_exception_gives_nothing(Type type) =>
        Beyond.OrNull<string>(() => throw (Exception)Activator.CreateInstance(type)!).ShouldBeNull();

    [Test]
    public void What_a_question_writes_into_the_tests_result_is_not_kept()
    {
        var before = TestContext.CurrentContext.Result.Assertions.Count();
        Beyond.Try<string>(() =>
        {
            Assert.Fail("on the way to an answer");
            return "never";
        }).ShouldBeNull();
        TestContext.CurrentContext.Result.Assertions.Count().ShouldBe(before);
    }
}
