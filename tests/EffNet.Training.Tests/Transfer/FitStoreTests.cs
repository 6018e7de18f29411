using System.Text.Json.Nodes;
using Transfer;
using Transfer.Fits;
using Transfer.Images;
using Xunit;

namespace EffNet.Training.Tests.Transfer;

public sealed class FitStoreTests : IDisposable
{
    private const string Settings = "settings";

    private static readonly int[] s_labels = [0, 1, 2, 3];
    private static readonly FitPlan s_plan = new(new Method("a", "A", 96, true, null), Repeat: 1, Fold: 2, Training: [0, 1], Test: [2, 3]);

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private FitStore Store => new(_folder["fits"]);

    [Fact]
    public void Stored_results_are_read_as_they_were_written()
    {
        var result = Result();
        Store.Write(result);

        var read = Store.Read(Settings, s_plan, s_labels)!;

        Assert.Equal(result.Answers.Select(a => (a.Image, a.Background, a.Label, a.Predicted)), read.Answers.Select(a => (a.Image, a.Background, a.Label, a.Predicted)));
        Assert.Equal(result.Answers[0].Probabilities, read.Answers[0].Probabilities);
        Assert.Equal(result.ProcessorSeconds, read.ProcessorSeconds);
        Assert.Null(Store.Read(Settings, s_plan with { Fold = 1 }, s_labels));
    }

    [Fact]
    public void Reading_a_stored_result_of_other_settings_throws()
    {
        Store.Write(Result());

        Assert.Contains("other settings", Problem("others"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"settings\": ")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void File_that_is_not_a_result_throws_with_the_remedy(string text)
    {
        _folder.WriteText("fits/a-1-2.json", text);

        Assert.Contains("Delete the file", Problem(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answers", "null")]
    [InlineData("answers", "[]")]
    [InlineData("method", "\"b\"")]
    [InlineData("repeat", "2")]
    [InlineData("fold", "1")]
    [InlineData("processorSeconds", "-1")]
    public void Result_of_another_fit_or_without_answers_throws(string member, string value) => AssertDamaged(result => result[member] = JsonNode.Parse(value));

    [Theory]
    [InlineData("image", "0")]
    [InlineData("image", "9")]
    [InlineData("background", "\"Gray\"")]
    [InlineData("background", "7")]
    [InlineData("label", "1")]
    [InlineData("probabilities", "null")]
    [InlineData("probabilities", "[]")]
    [InlineData("probabilities", "[0, 0, 0, 0, 0, 0]")]
    [InlineData("probabilities", "[2, -1, 0, 0, 0, 0]")]
    [InlineData("probabilities", "[1e999, 0, 0, 0, 0, 0]")]
    [InlineData("probabilities", "[0.5, 0.5, 0, 0, 0]")]
    public void Result_with_an_impossible_answer_throws(string member, string value) => AssertDamaged(result => result["answers"]![0]![member] = JsonNode.Parse(value));

    [Fact]
    public void Result_with_a_missing_answer_throws()
    {
        AssertDamaged(result => result["answers"]!.AsArray().RemoveAt(0));
        AssertDamaged(result => result["answers"]![0] = null);
    }

    private static FitResult Result() => new(
        Settings,
        "a",
        1,
        2,
        1.5,
        [.. Enum.GetValues<Background>().SelectMany(background => s_plan.Test.Select(image => new Answer(image, background, s_labels[image], [0.5, 0.1, 0.1, 0.1, 0.1, 0.1])))]);

    private void AssertDamaged(Action<JsonNode> damage)
    {
        Store.Write(Result());
        var file = Path.Combine(_folder["fits"], "a-1-2.json");
        var result = JsonNode.Parse(File.ReadAllText(file))!;
        damage(result);
        File.WriteAllText(file, result.ToJsonString());

        Assert.Contains("Delete the file", Problem(), StringComparison.Ordinal);
    }

    private string Problem(string settings = Settings) => Assert.Throws<InvalidDataException>(() => Store.Read(settings, s_plan, s_labels)).Message;
}
