using Katas.Toolbox;
using Shouldly;

namespace Katas.Tests.Toolbox;

[TestFixture]
public sealed class DatasetTests
{
    [Test]
    public void Xor_is_1_where_exactly_one_input_is() =>
        Dataset.Xor().Inputs.Zip(Dataset.Xor().Labels).ShouldAllBe(row => (row.First.Sum() == 1 ? 1 : 0) == row.Second);

    [Test]
    public void Noisy_xor_is_xor_without_noise_and_stays_near_it_with_some()
    {
        var (exact, noisy) = (Dataset.NoisyXor(seed: 1, rows: 6, noise: 0), Dataset.NoisyXor(seed: 1, rows: 6, noise: 0.1));

        exact.Inputs.ShouldBe([[0, 0], [0, 1], [1, 0], [1, 1], [0, 0], [0, 1]]);
        exact.Labels.ShouldBe([0, 1, 1, 0, 0, 1]);
        noisy.Labels.ShouldBe(exact.Labels);
        noisy.Inputs.ShouldNotBe(exact.Inputs);
        noisy.Inputs.Zip(exact.Inputs).ShouldAllBe(row => row.First.Zip(row.Second).All(x => Math.Abs(x.First - x.Second) < 0.5));
        Dataset.NoisyXor(seed: 1, rows: 6, noise: 0.1).Inputs.ShouldBe(noisy.Inputs);
        Should.Throw<ArgumentOutOfRangeException>(() => Dataset.NoisyXor(seed: 1, rows: 0));
    }

    [Test]
    public void Spirals_have_three_arms_of_a_hundred_points_from_centre_to_rim()
    {
        var spirals = Dataset.Spirals(seed: 1);

        spirals.Labels.CountBy(label => label).Select(arm => arm.Value).ShouldBe([100, 100, 100]);
        foreach (var (i, point) in spirals.Inputs.Index())
        {
            Math.Sqrt((point[0] * point[0]) + (point[1] * point[1])).ShouldBe(((i % 100) + 1) / 100.0, 1e-12);
        }
    }

    [Test]
    public void Without_noise_every_arm_is_a_rotation_of_the_first()
    {
        var spirals = Dataset.Spirals(seed: 1, perArm: 10, arms: 4, noise: 0);

        for (var i = 0; i < 30; i++)
        {
            // A quarter turn clockwise: (x, y) becomes (y, −x).
            spirals.Inputs[i + 10][0].ShouldBe(spirals.Inputs[i][1], 1e-12);
            spirals.Inputs[i + 10][1].ShouldBe(-spirals.Inputs[i][0], 1e-12);
        }
    }

    [Test]
    public void The_seed_determines_the_points()
    {
        Dataset.Spirals(seed: 3).Inputs.ShouldBe(Dataset.Spirals(seed: 3).Inputs);
        Dataset.Spirals(seed: 3).Inputs[5].ShouldNotBe(Dataset.Spirals(seed: 4).Inputs[5]);
    }
}
