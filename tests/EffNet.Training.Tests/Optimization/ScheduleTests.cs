using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Compares the schedules with the paper's code, PyTorch's schedulers and numbers that were calculated by hand.</summary>
public sealed class ScheduleTests
{
    private static readonly Dictionary<string, (LearningRateSchedule Schedule, double Peak, int StepsPerEpoch)> s_references = new()
    {
        ["paper"] = (new StaircaseSchedule { WarmUpEpochs = 5 }, 0.256, 7),
        ["cosine"] = (new CosineSchedule(), 0.1, 5),
        ["warm_cosine"] = (new CosineSchedule { WarmUpEpochs = 2, WarmUpStart = 0.1, Minimum = 0.01 }, 0.1, 5),
        ["one_cycle"] = (new OneCycleSchedule(), 0.1, 5),
        ["one_cycle_options"] = (new OneCycleSchedule { RisingShare = 0.45, Start = 0.1, End = 0.002 }, 0.1, 5),
    };

    public static TheoryData<string> Names => [.. s_references.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Learning_rates_equal_the_reference(string name)
    {
        var expected = ReferenceNumbers.Read("rates.txt")[name];
        var (schedule, peak, stepsPerEpoch) = s_references[name];

        var rates = Enumerable.Range(0, expected.Length).Select(step => schedule.Rate(peak, step, stepsPerEpoch, expected.Length)).ToArray();

        Numbers.AllClose(expected, rates, 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(25, 0.128)]
    [InlineData(49, 0.25088)]
    [InlineData(50, 0.2408704)] // 0.256 * 0.97^2: epoch 5 is in the third stair.
    [InlineData(71, 0.2408704)]
    [InlineData(72, 0.233644288)]
    [InlineData(120, 0.256 * 0.8587340257)] // Epoch 12 = 5 * 2.4: 0.97^5.
    public void Schedule_of_the_paper_has_the_rates_calculated_by_hand(int step, double expected) =>
        Assert.Equal(expected, TrainingRecipe.Paper.Schedule.Rate(0.256, step, 10, 3500), 1e-10);

    [Fact]
    public void Staircase_rate_changes_at_multiples_of_the_stair_length()
    {
        var schedule = new StaircaseSchedule();

        foreach (var stair in Enumerable.Range(1, 145))
            Assert.Equal(Math.Pow(0.97, stair), schedule.Rate(1, 12 * stair, 5, 1800), 1e-12);
    }

    [Fact]
    public void Training_shorter_than_its_warm_up_does_not_reach_the_peak()
    {
        var schedule = new CosineSchedule { WarmUpEpochs = 5 };

        Assert.Equal([0, 0.05, 0.1, 0.15], Enumerable.Range(0, 4).Select(step => Math.Round(schedule.Rate(1, step, 4, 4), 12)));
    }

    [Fact]
    public void Length_of_the_warm_up_is_rounded_down_to_whole_steps()
    {
        var schedule = new ConstantSchedule { WarmUpEpochs = 0.5 };

        Assert.Equal([0, 0.5, 1, 1, 1], Enumerable.Range(0, 5).Select(step => schedule.Rate(1, step, 5, 5)));
    }

    [Fact]
    public void Learning_rates_of_every_training_length_are_finite_and_at_most_the_peak()
    {
        LearningRateSchedule[] schedules =
        [
            .. s_references.Values.Select(reference => reference.Schedule),
            new ConstantSchedule(),
            new OneCycleSchedule { RisingShare = 0 },
            new OneCycleSchedule { RisingShare = 1 },
        ];

        foreach (var schedule in schedules)
        {
            foreach (var total in Enumerable.Range(1, 20))
                Assert.All(Enumerable.Range(0, total), step => Assert.InRange(schedule.Rate(0.5, step, 3, total), 0, 0.5));
        }
    }

    [Fact]
    public void Invalid_settings_and_steps_of_learning_rate_schedules_throw()
    {
        var schedule = new ConstantSchedule();

        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Rate(1, 10, 5, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Rate(1, -1, 5, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Rate(1, 0, 0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Rate(double.NaN, 0, 5, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StaircaseSchedule { StairFactor = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineSchedule { Minimum = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantSchedule { WarmUpEpochs = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule { Start = 0 });
    }
}
