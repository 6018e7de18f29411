using ScalingStudy;
using Xunit;

namespace EffNet.Training.Tests.Study;

public sealed class StudyFolderTests : IDisposable
{
    private readonly RunFolder _files = new();
    private readonly Trial _trial = Trials.Plan.Trials[0];

    public void Dispose() => _files.Dispose();

    private StudyFolder Open() => new(_files.Path);

    [Fact]
    public void Claimed_trial_cannot_be_claimed_again_until_the_claim_ends()
    {
        var first = Open().TryClaim(_trial);

        Assert.NotNull(first);
        Assert.Null(Open().TryClaim(_trial));
        using (var other = Open().TryClaim(Trials.Plan.Trials[1]))
            Assert.NotNull(other);
        first.Dispose();
        using var second = Open().TryClaim(_trial);
        Assert.NotNull(second);
    }

    [Fact]
    public void Claim_file_that_a_killed_process_left_does_not_block_the_trial()
    {
        Directory.CreateDirectory(_files.File("claims"));
        File.WriteAllText(_files.File($"claims/{_trial.Name}.lock"), "left over");

        using var claim = Open().TryClaim(_trial);

        Assert.NotNull(claim);
    }

    [Fact]
    public void Trial_with_a_result_cannot_be_claimed()
    {
        Open().Write(_trial, Trials.ResultOf(_trial));

        Assert.Null(Open().TryClaim(_trial));
    }

    [Fact]
    public void Results_of_trials_are_read_as_they_were_written_and_checkpoints_are_deleted()
    {
        Directory.CreateDirectory(Open().CheckpointsOf(_trial));
        var result = Trials.ResultOf(_trial, test: 91.37);

        Open().Write(_trial, result);

        Assert.Equal(result, Assert.Single(Open().ReadResults(Trials.Plan)));
        Assert.False(Directory.Exists(Open().CheckpointsOf(_trial)));
        Assert.Equal([$"{_trial.Name}.json"], Directory.EnumerateFiles(_files.File("trials")).Select(Path.GetFileName));
    }

    [Fact]
    public void Truncated_result_file_throws_with_its_path()
    {
        Open().Write(_trial, Trials.ResultOf(_trial));
        var file = Open().ResultOf(_trial);
        File.WriteAllText(file, File.ReadAllText(file)[..40]);

        Assert.Contains(file, Assert.Throws<InvalidDataException>(() => Open().ReadResults(Trials.Plan)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_trial_results_of_other_settings_throws()
    {
        Open().Write(_trial, Trials.ResultOf(_trial));

        var exception = Assert.Throws<InvalidDataException>(() => Open().ReadResults(Trials.Plan with { Settings = Trials.Plan.Settings with { Epochs = 77 } }));

        Assert.Contains("77 epochs", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_can_be_read_if_the_plan_has_more_seeds()
    {
        Open().Write(_trial, Trials.ResultOf(_trial));

        Assert.Single(Open().ReadResults(Trials.Plan with { Seeds = 5 }));
    }
}
