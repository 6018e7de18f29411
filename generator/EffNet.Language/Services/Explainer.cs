using EffNet.Language.Binding;
using EffNet.Language.Diagnostics;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;

namespace EffNet.Language.Services;

/// <summary>Finds what a token means: a declaration, a setting, an operator, an argument or a cost.</summary>
internal sealed class Explainer(BoundFile file, SemanticModel model)
{
    private static readonly string[] s_factors = [VariantSchema.Phi.Word, VariantSchema.Width.Word, VariantSchema.Depth.Word, VariantSchema.Resolution.Word];

    /// <summary>
    /// Returns the meaning of the token at the end of <paramref name="path"/>; <see langword="null"/> if the token has no meaning, such as a comma.
    /// </summary>
    public Explanation? Explain(SyntaxPath path)
    {
        if (path.Token.Kind is not (SyntaxKind.Identifier or SyntaxKind.Number))
            return null;
        var text = model.FindSymbol(path.Token.Start) is { } symbol && symbol.AllSpans().Any(s => s.Contains(path.Token.Span))
            ? ExplainSymbol(symbol)
            : ExplainWord(path);
        return text is null ? null : new Explanation(path.Token.Span, text);
    }

    private string ExplainSymbol(Symbol symbol) => symbol.Kind switch
    {
        SymbolKind.Profile => ExplanationText.OfProfile(file.Profiles[symbol.Name]),
        SymbolKind.Family => ExplanationText.OfFamily(FamilyOf(symbol)),
        SymbolKind.Stage => ExplanationText.OfStage(symbol.Name, (PropertySyntax)symbol.Declaration, FamilyOf(symbol.Container!)),
        SymbolKind.Variant => ExplanationText.OfVariant(FindVariant((BlockSyntax)symbol.Declaration), symbol.Name),
        SymbolKind.Search => ExplanationText.OfSearch(FamilyOf(symbol.Container!).Model?.Searches.FirstOrDefault(s => s.Name == symbol.Name), symbol.Name),
        _ => ExplanationText.OfCandidate(FamilyOf(symbol.Container!.Container!).Model?.Variants.FirstOrDefault(v => v.Name == symbol.Name), symbol.Name),
    };

    private string? ExplainWord(SyntaxPath path)
    {
        if (path.Find<BoundSyntax>() is { } bound)
            return ExplainBound(bound, path);
        var blocks = path.Nodes.OfType<BlockSyntax>().ToList();
        var kind = KindOf(path.Parent is BlockSyntax ? blocks.Take(blocks.Count - 1) : blocks);
        if (path.Parent is BlockSyntax block)
            return kind is { } outer && LanguageSchema.Find(outer, (block.Keyword ?? block.Name).Text) is { } declared ? ExplanationText.OfSetting(declared) : null;
        if (path.Find<DirectiveSyntax>() is { } directive)
            return LanguageSchema.Find(BlockKind.File, directive.Name.Text) is { } version ? ExplanationText.OfSetting(version) : null;
        if (path.Find<PropertySyntax>() is not { } property)
            return null;
        if (kind is null)
            return FindOverridden(blocks) is { } stage ? ExplainArgument(OperatorOf(stage), property.Name.Text) : null;
        if (kind == BlockKind.Family && SymbolTable.IsStage(property))
            return ExplainRow(path, (CallSyntax)property.Value!);
        return LanguageSchema.Find(kind.Value, property.Name.Text) is { } setting ? ExplainSetting(setting, path, blocks) : null;
    }

    private static string? ExplainRow(SyntaxPath path, CallSyntax call)
    {
        var @operator = StageOperator.All.First(o => o.Name == call.Name.Text);
        return path.Find<ArgumentSyntax>() is { } argument ? ExplainArgument(@operator, argument.Name?.Text) : ExplanationText.OfOperator(@operator);
    }

    private static string? ExplainArgument(StageOperator @operator, string? name) =>
        @operator.Parameters.FirstOrDefault(p => p.Name == name) is { } parameter ? ExplanationText.OfParameter(parameter) : null;

    private string ExplainSetting(Setting setting, SyntaxPath path, List<BlockSyntax> blocks)
    {
        if (setting is CallSetting call && path.Find<ArgumentSyntax>() is { } argument)
        {
            var name = argument.Name?.Text ?? (call.IsFirstPositional ? call.Parameters[0].Name : null);
            if (call.Parameters.FirstOrDefault(p => p.Name == name) is { } parameter)
                return ExplanationText.OfParameter(parameter);
        }

        var variant = setting.Container == BlockKind.Variant && s_factors.Contains(setting.Word) ? FindVariant(blocks[blocks.Count - 1]) : null;
        return variant is null ? ExplanationText.OfSetting(setting) : $"{ExplanationText.OfSetting(setting)}\n\n{ExplanationText.OfScale(variant.Model)}";
    }

    private string? ExplainBound(BoundSyntax bound, SyntaxPath path)
    {
        if (path.Find<ArgumentSyntax>() is { } argument && bound.Options is { } options && options.Span.Contains(argument.Span))
            return CostSchema.OfMemory.FirstOrDefault(p => p.Name == argument.Name?.Text) is { } parameter ? ExplanationText.OfParameter(parameter) : null;
        var variant = path.Find<BlockSyntax>() is { } block ? FindVariant(block) : null;
        var cost = CostSchema.Costs.FirstOrDefault(c => c.Word == bound.Cost.Text);
        var measure = CostBoundReader.ReadMeasure(bound, BoundPlace.Require, new DiagnosticBag());
        return cost.Word is null ? null : ExplanationText.OfCost(cost.Word, cost.Meaning, measure, variant?.Model.Network);
    }

    /// <summary>Returns the kind of the innermost of nested blocks; <see langword="null"/> for a block that overrides a stage, and for an unknown block.</summary>
    private static BlockKind? KindOf(IEnumerable<BlockSyntax> blocks)
    {
        BlockKind? kind = BlockKind.File;
        foreach (var block in blocks)
        {
            if (kind is not { } outer)
                return null;
            kind = (LanguageSchema.Find(outer, (block.Keyword ?? block.Name).Text) as BlockSetting)?.Content;
        }

        return kind;
    }

    private Symbol? FindOverridden(List<BlockSyntax> blocks) => blocks.Count == 0 ? null : model.Symbols.FirstOrDefault(
        s => s.Kind == SymbolKind.Stage && s.References.Contains(blocks[blocks.Count - 1].Name.Span));

    private static StageOperator OperatorOf(Symbol stage) => StageOperator.All.First(o => o.Name == ((CallSyntax)((PropertySyntax)stage.Declaration).Value!).Name.Text);

    private BoundFamily FamilyOf(Symbol family) => file.Families.First(f => ReferenceEquals(f.Syntax, family.Declaration));

    private BoundVariant? FindVariant(BlockSyntax block) =>
        file.Families.SelectMany(f => f.Variants).FirstOrDefault(v => ReferenceEquals(v.Declaration.Block, block));
}
