using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using EffNet.Cli.Completion;
using EffNet.Cli.Paper;
using EffNet.Cli.Plotting;
using EffNet.Drawing;

namespace EffNet.Cli.Commands;

/// <summary>The options of <c>effnet plot</c>.</summary>
internal sealed partial class PlotOptions
{
    private const int SmallestSide = 320;
    private const int LargestSide = 8192;

    private static readonly PixelSize s_defaultSize = new(960, 640);
    private static readonly string[] s_resultExtensions = [".csv", ".tsv", ".json", ".jsonl", ".ndjson"];

    private readonly Argument<string[]> _files;
    private readonly Option<string> _results = TextOption.Create(
        "--results", "RESULTS", "Instead of costs, plot the accuracies in this CSV or JSON file over a cost; '-' is standard input.");
    private readonly Option<bool> _measured =
        new("--measured") { Description = "Instead of costs, plot the accuracies in the 'measured' blocks of the variants in FILE over a cost." };
    private readonly Option<string> _published = TextOption.Create(
        "--published",
        "TABLE",
        $"With --results or --measured, also plot this table of the paper: {Words.Choice(PaperTable.All.Select(t => t.Word))}; Figures 1 and 5 of the paper show table2.");
    private readonly Option<string> _output = ImageFile.CreateOutputOption();
    private readonly Option<string> _family = TextOption.Create("--family", "NAME", "Only this family.");
    private readonly Option<string> _x = TextOption.Create("--x", "MEASURE", $"The horizontal axis: {Words.Choice(Measure.All.Select(m => m.Word))}; by default, flops.");
    private readonly Option<string> _y = TextOption.Create(
        "--y", "MEASURE", "The vertical axis, with the same choices; by default, parameters. With --results or --measured, it is always the accuracy.");
    private readonly Option<string> _size = TextOption.Create("--size", "WxH", $"Width and height in pixels; by default, {s_defaultSize.Width}x{s_defaultSize.Height}.");
    private readonly Option<string> _theme = ImageFile.CreateThemeOption();
    private readonly Option<bool> _alone = new("--alone") { Description = "Leave out the published networks." };
    private readonly Option<bool> _json = JsonOption.Create("Print the points as JSON; write an image only if -o specifies one.");

    /// <summary>Initializes a new instance of the <see cref="PlotOptions"/> class, with its validators.</summary>
    /// <param name="files">The argument for the files. The families of the first one are offered as completions.</param>
    public PlotOptions(Argument<string[]> files)
    {
        _files = files;
        NameCompletions.AddFamilies(_family, files);
        _results.CompletionSources.Add(context => PathCompletions.Of(context.WordToComplete, s_resultExtensions).Select(path => new CompletionItem(path)));
        _results.Validators.Add(PathValidation.CheckOrStream);
        _published.CompletionSources.Add([.. PaperTable.All.Select(t => t.Word)]);
        TextOption.Refuse(_published, word => PaperTable.Find(word) is null ? $"Unknown table '{word}'; expected {Words.Choice(PaperTable.All.Select(t => t.Word))}." : null);
        _x.CompletionSources.Add([.. Measure.All.Select(m => m.Word)]);
        _y.CompletionSources.Add([.. Measure.All.Select(m => m.Word)]);
        TextOption.Refuse(_x, MeasureProblem);
        TextOption.Refuse(_y, MeasureProblem);
        TextOption.Refuse(_size, text => SizeOf(text) is null ? $"'{text}' is not a size; expected WxH, such as 960x640, each from {SmallestSide} to {LargestSide}." : null);
        ImageFile.RequireOutput(_json, _output, _size, _theme);
        _y.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } word && MeasureOf(word) is { } measure && measure == MeasureOf(result.GetValue(_x)))
                result.AddError($"Both axes show {measure.Word}; specify another measure for --x or --y.");
        });
    }

    /// <summary>Gets all options, in the order of the help.</summary>
    public IEnumerable<Option> All => [_output, _results, _measured, _published, _family, _x, _y, _size, _theme, _alone, _json];

    /// <summary>Reports missing or superfluous files, and options that have no effect with or without results.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="example">A correct command line.</param>
    public void Check(CommandResult result, string example)
    {
        var (files, results) = (PathValidation.Given(result, _files).ToList(), PathValidation.Given(result, _results).FirstOrDefault());
        var isMeasured = result.GetValue(_measured);
        var source = isMeasured ? _measured.Name : _results.Name;
        var problem = (results, files.Count) switch
        {
            (not null, _) when isMeasured => $"'{_results.Name}' and '{_measured.Name}' are two sources of accuracies; choose one.",
            (null, 0) => $"'effnet plot' is missing the required argument FILE, for example: {example}",
            (null, > 1) => $"Unexpected argument '{files[1]}'; expected effnet plot FILE",
            (null, _) when !isMeasured && IsGiven(result, _published) =>
                $"'{_published.Name}' requires '{_results.Name}' or '{_measured.Name}'; without them, the networks of Table 2 are drawn unless '{_alone.Name}' is specified.",
            (null, _) when !isMeasured => null,
            _ when IsGiven(result, _y) => $"'{_y.Name}' has no effect with '{source}': the vertical axis is the accuracy.",
            _ when IsGiven(result, _alone) => $"'{_alone.Name}' has no effect with '{source}': published networks are drawn only with '{_published.Name}'.",
            (_, 0) when IsGiven(result, _family) => $"'{_family.Name}' requires FILE, which declares the family.",
            _ when PublishedProblem(result) is { } missing => missing,
            (SourceFile.StandardInput, _) when !IsGiven(result, _output) && !IsGiven(result, _json) => $"With '{_results.Name} -', the image has no name; specify one with -o.",
            _ => null,
        };
        if (problem is not null)
            result.AddError(problem);
    }

    /// <summary>Returns the request if it is a plot of accuracies; otherwise, <see langword="null"/>.</summary>
    public ResultsRequest? ReadResults(ParseResult result) => result.GetValue(_results) is null && !result.GetValue(_measured)
        ? null
        : new ResultsRequest(
            result.GetValue(_files) ?? [],
            result.GetValue(_results),
            result.GetValue(_output),
            result.GetValue(_family),
            MeasureOf(result.GetValue(_x)) ?? Measure.Flops,
            SizeOf(result.GetValue(_size)) ?? s_defaultSize,
            ImageFile.ThemeOf(result.GetValue(_theme)),
            PaperTable.Find(result.GetValue(_published)),
            result.GetValue(_json));

    /// <summary>Returns the request. The default of an axis that is not specified differs from the other axis.</summary>
    public PlotRequest Read(ParseResult result)
    {
        var (right, up) = (MeasureOf(result.GetValue(_x)), MeasureOf(result.GetValue(_y)));
        return new PlotRequest(
            result.GetValue(_output),
            result.GetValue(_family),
            right ?? (up == Measure.Flops ? Measure.Parameters : Measure.Flops),
            up ?? (right == Measure.Parameters ? Measure.Flops : Measure.Parameters),
            SizeOf(result.GetValue(_size)) ?? s_defaultSize,
            ImageFile.ThemeOf(result.GetValue(_theme)),
            !result.GetValue(_alone),
            result.GetValue(_json));
    }

    /// <summary>Returns an error if the requested table of the paper has no costs for the horizontal axis; otherwise, <see langword="null"/>.</summary>
    private string? PublishedProblem(CommandResult result)
    {
        var table = PaperTable.Find(PathValidation.Given(result, _published).FirstOrDefault());
        var x = MeasureOf(PathValidation.Given(result, _x).FirstOrDefault()) ?? Measure.Flops;
        return table is null || table.Path.Concat(table.Others).Any(p => x.OfPublished(p) is not null)
            ? null
            : $"The paper's {table.Word} has no {x.Noun}; specify '{_x.Name} {Measure.Flops.Word}', or leave out '{_published.Name}'.";
    }

    private static bool IsGiven(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static string? MeasureProblem(string word) =>
        MeasureOf(word) is null ? $"Unknown measure '{word}'; expected {Words.Choice(Measure.All.Select(m => m.Word))}." : null;

    private static Measure? MeasureOf(string? word) => Measure.All.FirstOrDefault(m => m.Word.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static PixelSize? SizeOf(string? text) =>
        SizePattern().Match(text ?? string.Empty) is { Success: true } match && Side(match.Groups[1]) is { } width && Side(match.Groups[2]) is { } height
            ? new PixelSize(width, height)
            : null;

    private static int? Side(Group digits) =>
        int.TryParse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is >= SmallestSide and <= LargestSide ? side : null;

    [GeneratedRegex(@"\A([0-9]+)[xX]([0-9]+)\z")]
    private static partial Regex SizePattern();
}
