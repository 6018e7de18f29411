using System.Globalization;
using System.Text.Json;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class TextLogTests : IDisposable
{
    private static readonly EpochMetrics s_notValidated = Epochs.Of(2, double.NaN) with { LearningRate = 1e-7, ImagesPerSecond = double.PositiveInfinity };

    private readonly RunFolder _folder = new();

    public static TheoryData<string> Names => ["log.csv", "log.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Csv_log_has_a_header_and_a_line_for_each_epoch()
    {
        Write("log.csv", 0, Epochs.Of(1, 2.5, 2.75, 0.5), s_notValidated);

        Assert.Equal(
            "epoch,step,training_loss,validation_loss,validation_top1,learning_rate,images_per_second,waiting_share,seconds\n"
            + "1,10,2.5,2.75,0.5,0.1,100,0.25,12.5\n"
            + "2,20,NaN,,,1E-07,Infinity,0.25,12.5\n",
            File.ReadAllText(_folder.File("log.csv")));
    }

    [Fact]
    public void Json_lines_contain_metrics_with_NaN_as_text_and_missing_values_as_null()
    {
        Write("log.jsonl", 0, Epochs.Of(1, 2.5, 2.75, 0.5), s_notValidated);

        var lines = File.ReadAllLines(_folder.File("log.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Equal(2.75, lines[0].GetProperty("validation_loss").GetDouble());
        Assert.Equal(10, lines[0].GetProperty("step").GetInt64());
        Assert.Equal("NaN", lines[1].GetProperty("training_loss").GetString());
        Assert.Equal(JsonValueKind.Null, lines[1].GetProperty("validation_top1").ValueKind);
    }

    [Fact]
    public void Metrics_in_json_lines_are_read_as_they_were_written()
    {
        EpochMetrics[] written = [Epochs.Of(1, 1d / 3, 0.1 + 0.2, 0.7), s_notValidated];
        Write("log.jsonl", 0, written);

        Assert.Equal(written, JsonLinesMetricsLog.Read(_folder.File("log.jsonl")));
    }

    [Fact]
    public void Reading_a_missing_json_lines_file_returns_no_epochs() => Assert.Empty(JsonLinesMetricsLog.Read(_folder.File("none.jsonl")));

    [Theory]
    [MemberData(nameof(Names))]
    public void Resumed_text_log_equals_an_uninterrupted_log(string name)
    {
        var history = Epochs.Good(6);
        Write($"whole-{name}", 0, [.. history]);
        Write(name, 0, [.. history.Take(4), history[4] with { TrainingLoss = 99 }]);

        Write(name, resumeStep: 40, [.. history.Skip(4)]);

        Assert.Equal(File.ReadAllBytes(_folder.File($"whole-{name}")), File.ReadAllBytes(_folder.File(name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Incomplete_last_line_of_a_text_log_is_removed(string name)
    {
        var history = Epochs.Good(3);
        Write(name, 0, [.. history.Take(2)]);
        var whole = File.ReadAllBytes(_folder.File(name));
        File.WriteAllBytes(_folder.File(name), [.. whole, .. whole[^20..^5]]);

        Write(name, resumeStep: 20);

        Assert.Equal(whole, File.ReadAllBytes(_folder.File(name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void New_training_replaces_an_existing_text_log(string name)
    {
        Write(name, 0, Epochs.Of(1, 1), Epochs.Of(2, 1));
        Write(name, 0, Epochs.Of(1, 5));

        Assert.DoesNotContain("20", File.ReadAllText(_folder.File(name)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Resuming_a_file_that_is_not_a_log_throws_and_leaves_it_unchanged(string name)
    {
        File.WriteAllText(_folder.File(name), "my notes, not a log\n");

        var error = Assert.Throws<InvalidDataException>(() => Open(name, 10));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Equal("my notes, not a log\n", File.ReadAllText(_folder.File(name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Malformed_line_of_a_text_log_throws_with_its_number(string name)
    {
        Write(name, 0, [.. Epochs.Good(2)]);
        var text = File.ReadAllText(_folder.File(name));
        File.WriteAllText(_folder.File(name), $"{text}{{broken\n");

        var error = Assert.Throws<InvalidDataException>(() => Open(name, 20));

        Assert.Contains(name == "log.csv" ? "Line 4" : "Line 3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Log_entry_is_on_disk_immediately_after_it_is_written(string name)
    {
        using var log = Open(name, 0);
        log.Write(Epochs.Of(1, 0.125));

        using var reader = new StreamReader(new FileStream(_folder.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Assert.Contains("0.125", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Numbers_in_text_logs_do_not_depend_on_the_culture(string name)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Write(name, 0, Epochs.Of(1, 2.5, 2.75, 0.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Contains("2.75", File.ReadAllText(_folder.File(name)), StringComparison.Ordinal);
    }

    [Fact]
    public void Resuming_a_log_at_a_negative_step_throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Open("log.csv", -1));

    private IMetricsLog Open(string name, long resumeStep) =>
        name.EndsWith(".csv", StringComparison.Ordinal) ? new CsvMetricsLog(_folder.File(name), resumeStep) : new JsonLinesMetricsLog(_folder.File(name), resumeStep);

    private void Write(string name, long resumeStep, params EpochMetrics[] history)
    {
        using var log = Open(name, resumeStep);
        foreach (var metrics in history)
            log.Write(metrics);
    }
}
