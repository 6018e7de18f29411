using System.Security.Cryptography;
using System.Text.RegularExpressions;
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

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void File_that_is_not_a_result_throws_with_its_path(string text)
    {
        Open().Write(_trial, Trials.ResultOf(_trial));
        File.WriteAllText(Open().ResultOf(_trial), text);

        Assert.Contains(Open().ResultOf(_trial), Assert.Throws<InvalidDataException>(() => Open().ReadResults(Trials.Plan)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test_accuracy", "-5e300")]
    [InlineData("held_out_accuracy", "100.5")]
    [InlineData("training_loss", "1e999")]
    [InlineData("seconds", "-1")]
    public void Result_with_an_impossible_value_throws(string member, string value)
    {
        Open().Write(_trial, Trials.ResultOf(_trial));
        var file = Open().ResultOf(_trial);
        File.WriteAllText(file, Regex.Replace(File.ReadAllText(file), $"\"{member}\": [^,\r\n]*", $"\"{member}\": {value}"));

        Assert.Contains("Delete the file", Assert.Throws<InvalidDataException>(() => Open().ReadResults(Trials.Plan)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_the_other_kind_of_study_throw_with_the_option_to_change()
    {
        Open().Write(_trial, Trials.ResultOf(_trial));
        var forFull = Assert.Throws<InvalidDataException>(() => Open().ReadResults(StudyPlan.Full)).Message;
        var full = _trial with { Settings = StudyPlan.Full.Settings };
        Open().Write(full, Trials.ResultOf(full));
        var forSmoke = Assert.Throws<InvalidDataException>(() => Open().ReadResults(StudyPlan.Smoke)).Message;

        Assert.Contains("Leave out --full", forFull, StringComparison.Ordinal);
        Assert.Contains("Add --full", forSmoke, StringComparison.Ordinal);
        Assert.DoesNotContain("elete", forFull + forSmoke, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_trial_results_of_other_settings_throws()
    {
        Open().Write(_trial, Trials.ResultOf(_trial));

        var exception = Assert.Throws<InvalidDataException>(() => Open().ReadResults(Trials.Plan with { Settings = Trials.Plan.Settings with { Epochs = 77 } }));

        Assert.Contains("77 epochs", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_different_images_throw()
    {
        var other = Trials.Plan.Trials[1];
        Open().Write(_trial, Trials.ResultOf(_trial));
        Open().Write(other, Trials.ResultOf(other) with { Data = "other" });

        Assert.Contains("different images", Assert.Throws<InvalidDataException>(() => Open().ReadResults(Trials.Plan)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_without_a_hash_is_a_result_of_Fashion_MNIST()
    {
        Open().Write(_trial, Trials.ResultOf(_trial));
        var file = Open().ResultOf(_trial);
        File.WriteAllText(file, Regex.Replace(File.ReadAllText(file), "\"data\": .*", ""));

        Assert.Equal("c122dc79ca093d42367b7a90fc366a326beb9942f249ba5184fb8bf09157c0dd", Assert.Single(Open().ReadResults(Trials.Plan)).Data);
        Assert.Throws<InvalidDataException>(() => Open().RequireResultsOf(Trials.Plan, Images(7)));
    }

    [Fact]
    public void Results_are_accepted_only_for_the_same_images()
    {
        Open().RequireResultsOf(Trials.Plan, Images(7));
        Open().Write(_trial, Trials.ResultOf(_trial) with { Data = Images(7).Hash });

        Open().RequireResultsOf(Trials.Plan, Images(7));
        Assert.Throws<InvalidDataException>(() => Open().RequireResultsOf(Trials.Plan, Images(8)));
    }

    [Fact]
    public void Hash_of_images_is_the_hash_of_pixels_and_labels()
    {
        // The three sets have the same image: 28 x 28 pixels, each with three equal channels, and then its label.
        byte[] image = [.. Enumerable.Repeat((byte)7, 28 * 28 * 3), 1];

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([.. image, .. image, .. image])), Images(7).Hash);
    }

    [Fact]
    public void Seeds_with_results_that_are_not_in_the_plan_are_found()
    {
        foreach (var seed in new[] { 0, 2, 5 })
            Open().Write(_trial with { Seed = seed }, Trials.ResultOf(_trial with { Seed = seed }));

        Assert.Equal([2, 5], Open().SeedsOutside(Trials.Plan));
        Assert.Empty(Open().SeedsOutside(Trials.Plan with { Seeds = 6 }));
    }

    [Fact]
    public void Results_can_be_read_if_the_plan_has_more_seeds()
    {
        Open().Write(_trial, Trials.ResultOf(_trial));

        Assert.Single(Open().ReadResults(Trials.Plan with { Seeds = 5 }));
    }

    private static StudyImages Images(byte level)
    {
        var set = ImageSets.FromPixels([.. Enumerable.Repeat(level, 28 * 28)], 28, 28, [1], ["a", "b"], channels: 1);
        return new StudyImages(set, set, set);
    }
}
