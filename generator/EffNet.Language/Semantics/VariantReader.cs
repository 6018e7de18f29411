using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;

namespace EffNet.Language.Semantics;

/// <summary>Reads <c>variant NAME { … }</c>: what it says, not yet what that makes.</summary>
internal sealed class VariantReader(string family, HashSet<string> members, HashSet<string> typeNames, DiagnosticBag diagnostics)
{
    private static readonly ArgumentRule Factor = new("factor", "a number above 0 and at most 1,000", v => v is > 0 and <= 1_000, "1.1");
    private static readonly ArgumentRule Resolution = ArgumentRule.Whole("resolution", 1, NetworkBuilder.MaximumResolution, "240");
    private static readonly ArgumentRule Figure = new("figure", "a number above 0", v => v > 0, "5.3M");

    // A negative phi has a rule of its own.
    private static readonly ArgumentRule AnyPhi = new("phi", "a number of at least 0", _ => true, "0");

    private readonly ValueReader _values = new(diagnostics, Place.Variant);

    /// <summary>Reads one variant. Reports what is wrong with it by itself; what it extends is not looked at yet.</summary>
    public VariantDraft Read(BlockSyntax block)
    {
        var name = block.Name;
        if (block.Modifiers.Length > 0)
            diagnostics.Add(Report.UselessModifier(block.Modifiers[0], Keywords.Variant));

        var words = new WordSet(diagnostics, Place.Variant, $"variant '{name.Text}'", block.Statements);
        var phi = words.TakeProperty("phi");
        var draft = new VariantDraft(block)
        {
            TypeName = ReadTypeName(name, _values.Name(words.TakeProperty("type"))),
            Extends = _values.Name(words.TakeProperty("extends")),
            Requires = words.TakeAll<RequireSyntax>(_ => true),
            Paper = ReadPaper(words.TakeBlock("paper")),
            PhiSyntax = phi,
            Settings = ReadSettings(phi, words),
        };
        words.ReportRemaining();
        RequirementChecker.CheckWords(draft.Requires, diagnostics);
        return draft;
    }

    private string? ReadTypeName(SyntaxToken name, NameSyntax? type)
    {
        var (written, span) = type is null ? (name.Text, name.Span) : (type.Text, type.Span);
        var typeName = type is null ? family + name.Text : written;
        Diagnostic? mistake = null;
        if (written.Contains('.'))
            mistake = Report.DottedName(span, written);
        else if (!CSharpNames.IsCapitalized(written))
            mistake = Report.NotCapitalized(span, written);
        else if (CSharpNames.IsReserved(typeName))
            mistake = Report.ReservedName(span, written, typeName);
        else if (!typeNames.Add(typeName))
            mistake = Report.NameTaken(span, typeName, "type");
        else if (members.Contains(typeName))
            mistake = Report.NameTaken(span, typeName, "member");

        if (mistake is null)
            return typeName;
        diagnostics.Add(mistake);
        return null;
    }

    private VariantSettings ReadSettings(PropertySyntax? phi, WordSet words) => new()
    {
        Phi = ReadPhi(phi),
        Width = _values.Number(words.TakeProperty("width"), Factor),
        Depth = _values.Number(words.TakeProperty("depth"), Factor),
        Resolution = (int?)_values.Number(words.TakeProperty("resolution"), Resolution),
        Dropout = SharedSettings.ReadDropout(_values, words),
        DropPath = SharedSettings.ReadDropPath(_values, words),
        Norm = SharedSettings.ReadNorm(_values, words),
        Profile = _values.Name(words.TakeProperty("profile")),
    };

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
        var words = new WordSet(diagnostics, Place.Paper, "'paper'", block.Statements);
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
