using System.Collections.Immutable;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Services;

/// <summary>
/// Finds the declarations of a syntax tree and the names that refer to them. Names of profiles belong to the file; names of stages, variants and searches belong
/// to their family. If two declarations have the same name, which is an error, the first one has the references.
/// </summary>
internal sealed class SymbolTable
{
    private readonly ImmutableArray<Symbol>.Builder _symbols = ImmutableArray.CreateBuilder<Symbol>();

    private SymbolTable()
    {
    }

    /// <summary>Returns the declarations of <paramref name="file"/> in the order of the file.</summary>
    public static ImmutableArray<Symbol> Create(FileSyntax file)
    {
        var table = new SymbolTable();
        var blocks = file.Statements.OfType<BlockSyntax>().ToList();
        var properties = blocks.Concat(blocks.SelectMany(b => b.Statements.OfType<BlockSyntax>())).SelectMany(Properties).OrderBy(p => p.Span.Start).ToList();
        foreach (var profile in Declared(blocks, FileSchema.Profile.Word))
            table.Add(SymbolKind.Profile, profile, container: null, properties, FamilySchema.Profile);
        foreach (var family in Declared(blocks, FileSchema.Family.Word))
            table.AddFamily(family);
        return table._symbols.OrderBy(s => s.NameSpan.Start).ToImmutableArray();
    }

    private void AddFamily(BlockSyntax block)
    {
        var family = new Symbol(SymbolKind.Family, block.Name.Text, block, Container: null, default);
        _symbols.Add(family);
        var blocks = block.Statements.OfType<BlockSyntax>().ToList();
        var variants = Declared(blocks, FamilySchema.Variant.Word).ToList();
        foreach (var stage in Properties(block).Where(IsStage))
            AddStage(stage, family, variants);
        foreach (var variant in variants)
            Add(SymbolKind.Variant, variant, family, variants.SelectMany(Properties), VariantSchema.Extends);
        foreach (var search in Declared(blocks, FamilySchema.Search.Word))
        {
            var symbol = new Symbol(SymbolKind.Search, search.Name.Text, search, family, default);
            _symbols.Add(symbol);
            foreach (var type in Declared(search.Statements.OfType<BlockSyntax>(), SearchSchema.Type.Word))
                _symbols.Add(new Symbol(SymbolKind.Candidate, type.Name.Text, type, symbol, default));
        }
    }

    private void AddStage(PropertySyntax row, Symbol family, List<BlockSyntax> variants)
    {
        var overrides = IsFirst(SymbolKind.Stage, row.Name.Text, family)
            ? variants.SelectMany(v => v.Statements.OfType<BlockSyntax>()).Where(b => b.Keyword is null && b.Name.Text == row.Name.Text).Select(b => b.Name.Span)
            : [];
        _symbols.Add(new Symbol(SymbolKind.Stage, row.Name.Text, row, family, overrides.ToEquatableArray()));
    }

    /// <summary>Adds a declaration to which the values of <paramref name="setting"/> among <paramref name="properties"/> refer.</summary>
    private void Add(SymbolKind kind, BlockSyntax block, Symbol? container, IEnumerable<PropertySyntax> properties, NameSetting setting)
    {
        var references = IsFirst(kind, block.Name.Text, container)
            ? properties.Where(p => p.Name.Text == setting.Word && p.Value is NameSyntax name && name.Text == block.Name.Text).Select(p => p.Value!.Span)
            : [];
        _symbols.Add(new Symbol(kind, block.Name.Text, block, container, references.ToEquatableArray()));
    }

    private bool IsFirst(SymbolKind kind, string name, Symbol? container) => !_symbols.Any(s => s.Kind == kind && s.Name == name && ReferenceEquals(s.Container, container));

    /// <summary>Returns whether a setting of a family is a row of its stage table.</summary>
    public static bool IsStage(PropertySyntax property) =>
        property.Value is CallSyntax call && LanguageSchema.Find(Place.Family, property.Name.Text) is null && StageOperator.All.Any(o => o.Name == call.Name.Text);

    private static IEnumerable<PropertySyntax> Properties(BlockSyntax block) => block.Statements.OfType<PropertySyntax>();

    private static IEnumerable<BlockSyntax> Declared(IEnumerable<BlockSyntax> blocks, string keyword) => blocks.Where(b => b.Keyword?.Text == keyword && !b.Name.IsMissing);
}
