using System.Collections.Immutable;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Services;

/// <summary>
/// Finds the declarations of a syntax tree and the names that refer to them. Names of profiles belong to the file; names of stages, variants and searches belong
/// to their family. If two declarations have the same name, which is an error, references belong to the first one.
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
        var properties = blocks.Concat(blocks.SelectMany(b => b.Statements.OfType<BlockSyntax>())).SelectMany(Properties);
        table.AddAll(SymbolKind.Profile, Declared(blocks, FileSchema.Profile.Word), container: null, ValuesOf(FamilySchema.Profile, properties));
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
        var overrides = variants.SelectMany(v => v.Statements.OfType<BlockSyntax>()).Where(b => b.Keyword is null && LanguageSchema.Find(BlockKind.Variant, b.Name.Text) is null);
        AddAll(SymbolKind.Stage, Properties(block).Where(IsStage), family, overrides.ToLookup(b => b.Name.Text, b => b.Name.Span, StringComparer.Ordinal));
        AddAll(SymbolKind.Variant, variants, family, ValuesOf(VariantSchema.Extends, variants.SelectMany(Properties)));
        foreach (var search in Declared(blocks, FamilySchema.Search.Word))
        {
            var symbol = new Symbol(SymbolKind.Search, search.Name.Text, search, family, default);
            _symbols.Add(symbol);
            foreach (var type in Declared(search.Statements.OfType<BlockSyntax>(), SearchSchema.Type.Word))
                _symbols.Add(new Symbol(SymbolKind.Candidate, type.Name.Text, type, symbol, default));
        }
    }

    /// <summary>Adds declarations of one kind. <paramref name="references"/> contains the locations that refer to each name.</summary>
    private void AddAll(SymbolKind kind, IEnumerable<StatementSyntax> declarations, Symbol? container, ILookup<string, TextSpan> references)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declaration in declarations)
        {
            var name = declaration.Name.Text;
            _symbols.Add(new Symbol(kind, name, declaration, container, names.Add(name) ? references[name].OrderBy(s => s.Start).ToEquatableArray() : default));
        }
    }

    private static ILookup<string, TextSpan> ValuesOf(NameSetting setting, IEnumerable<PropertySyntax> properties) => properties
        .Where(p => p.Name.Text == setting.Word && p.Value is NameSyntax)
        .ToLookup(p => ((NameSyntax)p.Value!).Text, p => p.Value!.Span, StringComparer.Ordinal);

    /// <summary>Returns whether a setting of a family is a row of its stage table.</summary>
    public static bool IsStage(PropertySyntax property) =>
        property.Value is CallSyntax call && LanguageSchema.Find(BlockKind.Family, property.Name.Text) is null && StageOperator.All.Any(o => o.Name == call.Name.Text);

    private static IEnumerable<PropertySyntax> Properties(BlockSyntax block) => block.Statements.OfType<PropertySyntax>();

    private static IEnumerable<BlockSyntax> Declared(IEnumerable<BlockSyntax> blocks, string keyword) => blocks.Where(b => b.Keyword?.Text == keyword && !b.Name.IsMissing);
}
