using Kata.Grading;
using Kata.Verbs;

namespace Kata.UnitTests.Grading;

public sealed class SecretTests
{
    private const string Class = "a secret of this class";

    [Test]
    public void A_seed_depends_on_the_secret_and_on_the_submission()
    {
        int[] seeds = [Secret.SeedOf(Class, "a1"), Secret.SeedOf(Class, "b2"), Secret.SeedOf("a secret of that class", "a1")];

        seeds.ShouldBeUnique();
        Secret.SeedOf(Class, "a1").ShouldBe(seeds[0]);
    }

    [Test]
    public void Seeds_have_one_to_nine_digits() =>
        Enumerable.Range(0, 1_000)
            .Select(i => Secret.SeedOf(Class, $"{i}"))
            .ShouldAllBe(seed => seed >= 1 && seed <= 999_999_999);

    [Test]
    public void Every_new_secret_is_another_one_and_long_enough()
    {
        string[] secrets = [Secret.New(), Secret.New()];

        secrets.ShouldBeUnique();
        secrets.ShouldAllBe(secret => Secret.Checked(secret) == secret);
    }

    [Test]
    public void A_short_secret_is_refused() =>
        Should.Throw<KataException>(() => Secret.Checked("51")).Message.ShouldContain("at least 16 characters");
}
