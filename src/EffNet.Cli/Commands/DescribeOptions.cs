using System.CommandLine;
using System.CommandLine.Parsing;
using EffNet.Cli.Completion;
using EffNet.Cli.Layers;
using EffNet.Networks;

namespace EffNet.Cli.Commands;

/// <summary>The options of <c>effnet describe</c>.</summary>
internal sealed class DescribeOptions
{
    private readonly Option<string> _variant =
        VariantOption.Create("Only this variant, by its name (B0) or its type (EfficientNetB0), or only this candidate (Grid1); without searches.");
    private readonly Option<bool> _layers = new("--layers") { Description = "List the layers of each variant, with shapes, costs and receptive fields, instead of the stages." };
    private readonly Option<bool> _paper =
        new("--paper") { Description = "Compare the variants B0 to B7 with the networks of the paper's Table 2, instead of listing the stages." };
    private readonly Option<bool> _csv = new("--csv") { Description = "With --layers, print CSV: a record for each layer." };
    private readonly Option<bool> _markdown = new("--markdown") { Description = "With --layers, print Markdown." };
    private readonly Option<bool> _latex = new("--latex") { Description = "With --layers, print LaTeX: a longtable with booktabs." };
    private readonly Option<bool> _json = JsonOption.Create("Print JSON instead of tables; variants without a network are left out.");
    private readonly Option<string> _convention = new("--as")
    {
        Description = $"With --layers, count parameters and FLOPS as another tool does: {Words.Choice(CostConvention.All.Select(c => c.Word))}; by default, paper.",
        HelpName = "TOOL",
    };

    /// <summary>Initializes a new instance of the <see cref="DescribeOptions"/> class, with its validators.</summary>
    /// <param name="file">The argument for the file. Its variants are offered as completions.</param>
    public DescribeOptions(Argument<string> file)
    {
        NameCompletions.Add(_variant, file, f => f.Networks.Select(n => n.Name));
        _convention.CompletionSources.Add([.. CostConvention.All.Select(c => c.Word)]);
        _convention.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } word && CostConvention.Find(word) is null)
                result.AddError($"Unknown tool '{word}'; expected {Words.Choice(CostConvention.All.Select(c => c.Word))}.");
        });
    }

    /// <summary>Gets all options, in the order of the help.</summary>
    public IEnumerable<Option> All => [_variant, _layers, _csv, _markdown, _latex, _convention, _paper, _json];

    /// <summary>Reports options that exclude each other or have no effect without another one.</summary>
    public void Check(CommandResult result)
    {
        var formats = new Option[] { _csv, _markdown, _latex, _json }.Where(option => IsGiven(result, option)).ToList();
        if (formats.Count > 1)
            result.AddError($"'{formats[0].Name}' and '{formats[1].Name}' are two formats; choose one.");
        else if (IsGiven(result, _layers) && IsGiven(result, _paper))
            result.AddError($"'{_layers.Name}' and '{_paper.Name}' are two tables; choose one.");
        else if (!IsGiven(result, _layers) && formats.Append(_convention).FirstOrDefault(option => option != _json && IsGiven(result, option)) is { } idle)
            result.AddError($"'{idle.Name}' requires '{_layers.Name}'.");
    }

    /// <summary>Returns the request.</summary>
    public DescribeRequest Read(ParseResult result) => new(
        result.GetValue(_variant),
        result.GetValue(_layers),
        result.GetValue(_paper),
        FormatOf(result),
        CostConvention.Find(result.GetValue(_convention) ?? string.Empty) ?? CostConvention.Paper);

    private static bool IsGiven(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private LayerFormat FormatOf(ParseResult result)
    {
        if (result.GetValue(_json))
            return LayerFormat.Json;
        if (result.GetValue(_csv))
            return LayerFormat.Csv;
        if (result.GetValue(_markdown))
            return LayerFormat.Markdown;
        return result.GetValue(_latex) ? LayerFormat.Latex : LayerFormat.Text;
    }
}
