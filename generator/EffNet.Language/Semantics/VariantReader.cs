using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;

namespace EffNet.Language.Semantics;

/// <summary>Reads <c>variant NAME { … }</c>: what it says, not yet what that makes.</summary>
internal sealed class VariantReader
{
    private static readonly ArgumentRule s_factor = new(
        "factor", FormattableString.Invariant($"a number above 0 and at most {NetworkBuilder.MaximumFactor:N0}"), v => v is > 0 and <= NetworkBuilder.MaximumFactor, "1.1");
    private static readonly ArgumentRule s_resolution = ArgumentRule.Whole("resolution", 1, NetworkBuilder.MaximumResolution, "240");
    private static readonly ArgumentRule s_figure = new("figure", "a number above 0", v => v > 0, "5.3M");

    // A negative phi has a rule of its own.
    private static readonly ArgumentRule s_anyPhi = new("phi", "a number of at least 0", _ => true, "0");

    private readonly FamilyContext _context;
    private readonly BlockSyntax _block;
    private readonly DeclarationWriter _all;
    private readonly DeclarationWriter _diagnostics;
    private readonly ValueReader _values;

    /// <summary>Initializes a new instance for the variant that <paramref name="block"/> declares.</summary>
    public VariantReader(FamilyContext context, BlockSyntax block)
    {
        (_context, _block) = (context, block);
        _all = DeclarationWriter.Of(block, context.Diagnostics);
        _diagnostics = DeclarationWriter.Of(block, _all, VariantDraft.IsOwn);
        _values = new ValueReader(_diagnostics, Place.Variant);
    }

    /// <summary>Reads the variant. Reports what is wrong with it by itself; what it extends is not looked at yet.</summary>
    public VariantDraft Read()
    {
        var name = _block.Name;
        _diagnostics.ReportModifiers(_block, Keywords.Variant);

        var words = new WordSet(_diagnostics, Place.Variant, $"variant '{name.Text}'", _block);
        var phi = words.TakeProperty("phi");
        var draft = new VariantDraft
        {
            Block = _block,
            All = _all,
            Diagnostics = _diagnostics,
            TypeName = ReadTypeName(name, _values.Name(words.TakeProperty("type"))),
            Extends = _values.Name(words.TakeProperty("extends")),
            Bounds = SharedSettings.ReadRequirements(words, _diagnostics),
            Paper = ReadPaper(words.TakeBlock("paper")),
            PhiSyntax = phi,
            Settings = ReadSettings(phi, words),
        };
        words.ReportRemaining();
        return draft;
    }

    private string? ReadTypeName(SyntaxToken name, NameSyntax? type) => type is null
        ? _context.TypeNames.Claim(name.Text, _context.Name + name.Text, name.Span, $"variant '{name.Text}'", _diagnostics)
        : _context.TypeNames.Claim(type.Text, type.Text, type.Span, $"the type of variant '{name.Text}'", _diagnostics);

    private VariantSettings ReadSettings(PropertySyntax? phi, WordSet words)
    {
        var solve = new SolveReader(_diagnostics);
        var settings = new VariantSettings
        {
            Phi = solve.TryRead(phi, SolvedSetting.Phi) ? null : ReadPhi(phi),
            Width = ReadFactor(words, SolvedSetting.Width, s_factor, solve),
            Depth = ReadFactor(words, SolvedSetting.Depth, s_factor, solve),
            Resolution = (int?)ReadFactor(words, SolvedSetting.Resolution, s_resolution, solve),
        };
        return ReadOtherSettings(settings with { Solve = solve.Target }, words);
    }

    private double? ReadFactor(WordSet words, SolvedSetting setting, ArgumentRule rule, SolveReader solve)
    {
        var property = words.TakeProperty(setting.Word);
        return solve.TryRead(property, setting) ? null : _values.Number(property, rule);
    }

    private VariantSettings ReadOtherSettings(VariantSettings size, WordSet words) => size with
    {
        Dropout = SharedSettings.ReadDropout(_values, words),
        DropPath = SharedSettings.ReadDropPath(_values, words),
        Norm = SharedSettings.ReadNorm(_values, words),
        Profile = _context.File.FindProfile(_values.Name(words.TakeProperty("profile")), _diagnostics),
        Classes = (int?)_values.Number(words.TakeProperty("classes"), FamilyBinder.Classes),
        Activation = SharedSettings.ReadActivation(_values, words.TakeProperty("activation")),
        Overrides = ReadOverrides(words),
    };

    private List<StageOverride> ReadOverrides(WordSet words) => words.TakeAll<BlockSyntax>(b => StageOverride.IsOverride(b, _context.Settings.Rows))
        .Select(block => StageOverride.Read(block, _context.Name, _context.Settings, _diagnostics))
        .OfType<StageOverride>()
        .ToList();

    private double? ReadPhi(PropertySyntax? property)
    {
        if (_values.Number(property, s_anyPhi) is not { } phi)
            return null;
        if (phi >= 0)
            return phi;
        _diagnostics.Add(ScalingDiagnostics.NegativePhi(property!.Value!.Span, phi));
        return null;
    }

    private PaperFigures? ReadPaper(BlockSyntax? block)
    {
        if (block is null)
            return null;
        var words = new WordSet(_diagnostics, Place.Paper, "'paper'", block);
        var figures = new PaperFigures(ReadFigure(words.TakeProperty("parameters")), ReadFigure(words.TakeProperty("flops")));
        words.ReportRemaining();
        return figures;
    }

    private PrintedFigure? ReadFigure(PropertySyntax? property)
    {
        var positive = new ValueReader(_diagnostics, Place.Paper).Number(property, s_figure);
        return positive is null ? null : SharedSettings.Printed(((NumberSyntax)property!.Value!).Literal);
    }
}
