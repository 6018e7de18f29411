using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using EffNet.Cli.Completion;
using EffNet.Cli.Plotting;
using EffNet.Drawing;

namespace EffNet.Cli.Commands;

/// <summary>The options of <c>effnet plot</c>.</summary>
internal sealed partial class PlotOptions
{
    private const int SmallestSide = 320;
    private const int LargestSide = 8192;

    private static readonly PixelSize s_defaultSize = new(960, 640);

    private readonly Option<string> _output = ImageFile.CreateOutputOption();
    private readonly Option<string> _family = TextOption.Create("--family", "NAME", "Only this family.");
    private readonly Option<string> _x = TextOption.Create("--x", "MEASURE", $"The horizontal axis: {Words.Choice(Measure.All.Select(m => m.Word))}; by default, flops.");
    private readonly Option<string> _y = TextOption.Create("--y", "MEASURE", "The vertical axis, one of the same; by default, parameters.");
    private readonly Option<string> _size = TextOption.Create("--size", "WxH", $"Width and height in pixels; by default, {s_defaultSize.Width}x{s_defaultSize.Height}.");
    private readonly Option<string> _theme = ImageFile.CreateThemeOption();
    private readonly Option<bool> _alone = new("--alone") { Description = "Leave out the published networks." };
    private readonly Option<bool> _json = JsonOption.Create("Print the points as JSON; write an image only if -o names one.");

    /// <summary>Creates the options and their validators.</summary>
    /// <param name="file">The file that is plotted, whose families are offered.</param>
    public PlotOptions(Argument<string> file)
    {
        NameCompletions.AddFamilies(_family, file);
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

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Option> All => [_output, _family, _x, _y, _size, _theme, _alone, _json];

    /// <summary>What was asked for. An axis that was left out shows what the other one does not.</summary>
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
