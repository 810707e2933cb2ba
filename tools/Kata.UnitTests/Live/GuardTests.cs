using Kata.Live;

namespace Kata.UnitTests.Live;

/// <summary>Which requests <c>kata live</c> takes for its page's own.</summary>
public sealed class GuardTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    private const string Own = "127.0.0.1:8080";

    private static readonly Guard _guard = new(8080, Token);

    [TestCase(Own, null)]
    [TestCase(Own, "http://127.0.0.1:8080")]
    [TestCase("localhost:8080", "http://localhost:8080")]
    public void The_pages_own_requests_pass(string host, string? origin) =>
        PathOf($"/{Token}/lesson/01-neuron-forward", host, origin).ShouldBe("lesson/01-neuron-forward");

    [TestCase("127.0.0.1", Description = "another port")]
    [TestCase("127.0.0.1:80801")]
    [TestCase("127.0.0.1:8080.example.org")]
    [TestCase("rebound.example.org:8080")]
    [TestCase("LOCALHOST.example.org")]
    [TestCase("[::1]:8080")]
    [TestCase("")]
    [TestCase(null)]
    public void Another_host_is_refused(string? host) => PathOf($"/{Token}/", host, null).ShouldBeNull();

    [TestCase("http://example.org")]
    [TestCase("http://127.0.0.1:8081", Description = "another program of this machine")]
    [TestCase("https://127.0.0.1:8080")]
    [TestCase("http://127.0.0.1:8080,http://example.org", Description = "sent twice")]
    [TestCase("null")]
    [TestCase("")]
    public void Another_origin_is_refused(string origin) => PathOf($"/{Token}/", Own, origin).ShouldBeNull();

    [TestCase("/")]
    [TestCase("")]
    [TestCase("//")]
    [TestCase("/index.html")]
    [TestCase("/0123456789abcdef0123456789abcdee/")]
    [TestCase("/0123456789abcdef0123456789abcde/")]
    [TestCase("/0123456789abcdef0123456789abcdef0/")]
    [TestCase("/0123456789ABCDEF0123456789ABCDEF/")]
    [TestCase("/x/0123456789abcdef0123456789abcdef/")]
    public void Another_token_is_refused(string path) => PathOf(path, Own, null).ShouldBeNull();

    [Test]
    public void A_token_has_128_bits_and_comes_once()
    {
        string[] tokens = [.. Enumerable.Range(0, 100).Select(_ => Guard.NewToken())];

        tokens.ShouldAllBe(token => token.Length == 32);
        tokens.ShouldBeUnique();
    }

    private static string? PathOf(string path, string? host, string? origin) =>
        _guard.PathOf(new LiveRequest("GET", path, host, origin, () => Task.FromResult<byte[]>([])));
}
