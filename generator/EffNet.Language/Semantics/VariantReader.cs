using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;

namespace EffNet.Language.Semantics;

/// <summary>Reads <c>variant NAME { … }</c>: what it says, not yet what that makes.</summary>
internal sealed class VariantReader(
    string family, IReadOnlyList<StageRow> rows, bool isTableComplete, TypeNames typeNames, DiagnosticBag diagnostics)
{
    private static readonly ArgumentRule Factor = new(
        "factor", FormattableString.Invariant($"a number above 0 and at most {NetworkBuilder.MaximumFactor:N0}"), v => v is > 0 and <= NetworkBuilder.MaximumFactor, "1.1");
    private static readonly ArgumentRule Resolution = ArgumentRule.Whole("resolution", 1, NetworkBuilder.MaximumResolution, "240");
    private static readonly ArgumentRule Figure = new("figure", "a number above 0", v => v > 0, "5.3M");

    private const string Solve = "solve";

    // A negative phi has a rule of its own.
    private static readonly ArgumentRule AnyPhi = new("phi", "a number of at least 0", _ => true, "0");

    private readonly ValueReader _values = new(diagnostics, Place.Variant);

    /// <summary>Reads one variant. Reports what is wrong with it by itself; what it extends is not looked at yet.</summary>
    public VariantDraft Read(BlockSyntax block)
    {
        var name = block.Name;
        if (block.Modifiers.Length > 0)
            diagnostics.Add(Report.UselessModifier(block.Modifiers[0], Keywords.Variant));

        var words = new WordSet(diagnostics, Place.Variant, $"variant '{name.Text}'", block);
        var phi = words.TakeProperty("phi");
        var draft = new VariantDraft(block)
        {
            TypeName = ReadTypeName(name, _values.Name(words.TakeProperty("type"))),
            Extends = _values.Name(words.TakeProperty("extends")),
            Bounds = SharedSettings.ReadRequirements(words, diagnostics),
            Paper = ReadPaper(words.TakeBlock("paper")),
            PhiSyntax = phi,
            Settings = ReadSettings(phi, words),
        };
        words.ReportRemaining();
        return draft;
    }

    private string? ReadTypeName(SyntaxToken name, NameSyntax? type) => type is null
        ? typeNames.Claim(name.Text, family + name.Text, name.Span)
        : typeNames.Claim(type.Text, type.Text, type.Span);

    private VariantSettings ReadSettings(PropertySyntax? phi, WordSet words) => new()
    {
        Phi = phi?.Value is CallSyntax ? null : ReadPhi(phi),
        Solve = phi?.Value is CallSyntax ? ReadSolve(phi) : null,
        Width = _values.Number(words.TakeProperty("width"), Factor),
        Depth = _values.Number(words.TakeProperty("depth"), Factor),
        Resolution = (int?)_values.Number(words.TakeProperty("resolution"), Resolution),
        Dropout = SharedSettings.ReadDropout(_values, words),
        DropPath = SharedSettings.ReadDropPath(_values, words),
        Norm = SharedSettings.ReadNorm(_values, words),
        Profile = _values.Name(words.TakeProperty("profile")),
        Classes = (int?)_values.Number(words.TakeProperty("classes"), FamilyBinder.Classes),
        Activation = SharedSettings.ReadActivation(_values, words.TakeProperty("activation")),
        Overrides = ReadOverrides(words),
    };

    private List<StageOverride> ReadOverrides(WordSet words) => words.TakeAll<BlockSyntax>(b => StageOverride.IsOverride(b, rows))
        .Select(block => StageOverride.Read(block, family, rows, isTableComplete, diagnostics))
        .OfType<StageOverride>()
        .ToList();

    private SolveTarget? ReadSolve(PropertySyntax property)
    {
        var call = (CallSyntax)property.Value!;
        if (call.Name.Text != Solve)
        {
            diagnostics.Add(Report.UnknownWord(call.Name.Span, call.Name.Text, "'phi'", [Solve]));
            return null;
        }

        var bounds = new List<CostBound>();
        if (call.Arguments.Length > SharedSettings.MaximumBounds)
            diagnostics.Add(Report.TooManyBounds(call.Arguments[SharedSettings.MaximumBounds].Span, $"'{Solve}(…)'", SharedSettings.MaximumBounds));
        foreach (var argument in call.Arguments.Take(SharedSettings.MaximumBounds))
        {
            if (argument.Value is not BoundSyntax syntax || argument.Name is not null)
                ReportNoBound(argument);
            else if (CostBoundReader.Read(syntax, $"'{Solve}(…)'", diagnostics) is { } bound)
                bounds.Add(bound);
        }

        foreach (var bound in bounds.Where(b => b.Operator != SyntaxKind.LessOrEqual))
            diagnostics.Add(Report.WrongValue(bound.Span, Solve, "targets with '<='", $"phi: {Solve}({bound.Measure.Word} <= {bound.Literal.Text});"));
        if (call.Arguments.Length == 0)
            diagnostics.Add(Report.WrongValue(call.Span, Solve, "a target", $"phi: {Solve}(flops <= 600M);"));
        return bounds.Count == 0 || bounds.Count < call.Arguments.Length ? null : new SolveTarget(bounds, call.Span);
    }

    private void ReportNoBound(ArgumentSyntax argument)
    {
        if (argument.Value is not null && !diagnostics.HasErrorIn(argument.Span))
            diagnostics.Add(Report.WrongValue(argument.Span, Solve, "targets", $"phi: {Solve}(flops <= 600M);"));
    }

    private double? ReadPhi(PropertySyntax? property)
    {
        if (_values.Number(property, AnyPhi) is not { } phi)
            return null;
        if (phi >= 0)
            return phi;
        diagnostics.Add(Report.NegativePhi(property!.Value!.Span, phi));
        return null;
    }

    private PaperFigures? ReadPaper(BlockSyntax? block)
    {
        if (block is null)
            return null;
        var words = new WordSet(diagnostics, Place.Paper, "'paper'", block);
        var figures = new PaperFigures(ReadFigure(words.TakeProperty("parameters")), ReadFigure(words.TakeProperty("flops")));
        words.ReportRemaining();
        return figures;
    }

    private PrintedFigure? ReadFigure(PropertySyntax? property)
    {
        var positive = new ValueReader(diagnostics, Place.Paper).Number(property, Figure);
        return positive is null ? null : SharedSettings.Printed(((NumberSyntax)property!.Value!).Literal);
    }
}
