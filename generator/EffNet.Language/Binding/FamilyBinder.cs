using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Parameters;
using EffNet.Language.Scaling;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Reads <c>family NAME { … }</c>: the settings, the stage table, then the variants and searches.</summary>
internal sealed class FamilyBinder
{
    /// <summary>The maximum number of variants. It is about 100 times the number in any published family.</summary>
    public const int MaximumVariants = 1_000;

    private static readonly ImmutableArray<NumberParameter<double>> s_coefficients = ImmutableArray.Create(FamilySchema.Alpha, FamilySchema.Beta, FamilySchema.Gamma);

    private readonly BlockSyntax _block;
    private readonly FileContext _file;
    private readonly DeclarationWriter _diagnostics;

    /// <summary>Initializes a new instance of the <see cref="FamilyBinder"/> class.</summary>
    /// <param name="block">The family.</param>
    /// <param name="file">The file.</param>
    public FamilyBinder(BlockSyntax block, FileContext file)
    {
        // A comment without an end is an error of the declarations that it cuts off. It is an error of the family only if the family is incomplete.
        (_block, _file, _diagnostics) = (block, file, DeclarationWriter.Of(block, file.Diagnostics, IsOther).Without(file.Unread));
    }

    /// <summary>Reads the family with its variants and searches.</summary>
    public BoundFamily Bind()
    {
        var isPublic = BindAccessibility();
        var isNamed = BindName();
        var statements = new BlockStatements(_diagnostics, BlockKind.Family, $"family '{_block.Name.Text}'", _block, _diagnostics.Broken is not null);
        var variants = TakeVariants(statements);
        var searches = statements.TakeDeclarations(Keywords.Search);
        if (variants.Count == 0 && searches.Count == 0 && !_block.HasErrors && _diagnostics.Broken is null)
            _diagnostics.Add(WordDiagnostics.MissingWord(_block.Name.Span, Keywords.Variant, $"family '{_block.Name.Text}'", FamilySchema.Variant.Example, "block"));
        var settings = BindSettings(statements);
        statements.ReportRemaining();

        var isComplete = settings.Definition is not null && settings.Rows.Any(r => r.Definition.Operator.IsHead);
        var broken = _file.Broken ?? _diagnostics.Broken ?? (!isComplete && _block.IsCutOff ? _file.Unread : null);
        _file.TypeNames.BeginFamily(settings.Rows.Select(r => (r.Definition.Name, r.Definition.Member)), variants.Select(v => (v.Name.Text, v.Name.Span)));
        var context = new FamilyContext(_block.Name.Text, isPublic, settings, _file, broken);
        var bound = new VariantBinder(context).BindAll(variants);
        var found = searches.Select(s => new SearchBinder(context, s).Bind()).ToList();
        var model = new FamilyModel(
            _block.Name.Text,
            isPublic,
            FamilyOutline.Complete([.. bound.Where(v => v.Declaration.TypeName is not null).Select(v => v.Model), .. found.SelectMany(f => f.Variants)], settings)
                .ToEquatableArray(),
            found.Select(f => f.Search).OfType<SearchModel>().ToEquatableArray());
        return new BoundFamily(_block, settings, bound, isNamed ? model : null);
    }

    /// <summary>
    /// Returns whether a statement is a variant or search, whose errors do not belong to the family, even if the block cannot be read as a variant.
    /// </summary>
    private static bool IsOther(StatementSyntax statement) =>
        statement is BlockSyntax { Keyword: not null } or BlockSyntax { Name.Text: Keywords.Variant or Keywords.Search };

    private List<BlockSyntax> TakeVariants(BlockStatements statements)
    {
        var variants = statements.TakeDeclarations(Keywords.Variant);
        if (variants.Count <= MaximumVariants)
            return variants;
        _diagnostics.Add(WordDiagnostics.TooManyVariants(variants[MaximumVariants].Name.Span, _block.Name.Text, MaximumVariants));
        return variants.GetRange(0, MaximumVariants);
    }

    private bool BindAccessibility()
    {
        foreach (var modifier in _block.Modifiers.Where(m => m.Text is not ("public" or "internal")))
            _diagnostics.Add(WordDiagnostics.UnknownWord(modifier.Span, modifier.Text, $"family '{_block.Name.Text}'", ["public", "internal"], kind: "modifier"));
        if (_block.Modifiers.Length > 1)
        {
            var second = _block.Modifiers[1];
            _diagnostics.Add(WordDiagnostics.DuplicateWord(second.Span, second.Text, $"family '{_block.Name.Text}'", second.Span, "modifier"));
        }

        return _block.Modifiers.Any(m => m.Text == "public");
    }

    private bool BindName()
    {
        _file.TypeNames.BeginFamily([], []);
        return _file.TypeNames.Claim(_block.Name.Text, _block.Name.Text, _block.Name.Span, $"family '{_block.Name.Text}'", _diagnostics) is not null;
    }

    private FamilySettings BindSettings(BlockStatements statements)
    {
        var settings = new SettingReader(_diagnostics, statements);
        var image = settings.Read(FamilySchema.Input);
        var classes = settings.Read(FamilySchema.Classes);
        var activation = settings.Read(FamilySchema.Activation);
        var profile = _file.FindProfile(settings.Read(FamilySchema.Profile), _diagnostics);
        var dropout = settings.ReadOrDefault(FamilySchema.Dropout);
        var dropPath = SharedSettings.ReadDropPath(settings, FamilySchema.DropPath);
        var scaling = BindScaling(statements.TakeProperty(FamilySchema.Scaling), settings);
        var rounding = BindRounding(statements.TakeBlock(FamilySchema.Rounding));
        var naming = settings.ReadOrDefault(FamilySchema.StateDict);
        var bounds = SharedSettings.ReadRequirements(statements, _diagnostics, BoundPlace.Require);

        var table = new StageTableBinder(_block, _diagnostics);
        var stages = table.Bind(statements);
        if (image is not null)
            table.CheckResolutions(image.Get(FamilySchema.InputSize));

        var definition = image is null || classes is null || activation is null || stages.Count == 0
            ? null
            : new FamilyDefinition(
                stages.Select(s => s.Definition).ToEquatableArray(),
                image.Get(FamilySchema.InputChannels),
                classes.Value,
                activation.Value,
                rounding.Width,
                naming,
                rounding.Depth);
        var size = image?.Get(FamilySchema.InputSize) ?? 0;
        return new FamilySettings(definition, stages, table.IsComplete, size, scaling, profile, dropout, dropPath ?? 0, bounds)
        {
            Outline = table.Outline,
        };
    }

    private CompoundScaling? BindScaling(PropertySyntax? property, SettingReader settings)
    {
        if (settings.Read(property, FamilySchema.Scaling) is not { } coefficients)
            return null;
        var scaling = new CompoundScaling(coefficients.Get(FamilySchema.Alpha), coefficients.Get(FamilySchema.Beta), coefficients.Get(FamilySchema.Gamma));
        var small = s_coefficients.Where(c => coefficients.Get(c) < 1).ToList();
        foreach (var coefficient in small)
            _diagnostics.Add(ScalingDiagnostics.CoefficientBelowOne(coefficients.SpanOf(coefficient.Name), coefficient.Name, coefficients.Get(coefficient)));

        if (small.Count == 0 && !CompoundScaling.IsNearTwo(scaling.Product))
        {
            var span = coefficients.SpanOf(FamilySchema.Gamma.Name);
            _diagnostics.Add(ScalingDiagnostics.ProductAwayFromTwo(property!.Value!.Span, scaling.Alpha, scaling.Beta, scaling.Gamma, span));
        }

        return scaling;
    }

    private (WidthRounding Width, DepthRounding Depth) BindRounding(BlockSyntax? rounding)
    {
        if (rounding is null)
            return (WidthRounding.Default, DepthRounding.Ceiling);
        var statements = new BlockStatements(_diagnostics, BlockKind.Rounding, "'rounding'", rounding);
        var settings = new SettingReader(_diagnostics, statements);
        var width = settings.Read(FamilySchema.Width);
        var depth = settings.ReadOrDefault(FamilySchema.Depth);
        statements.ReportRemaining();
        return (
            width is null ? WidthRounding.Default : new WidthRounding(width.Get(FamilySchema.Divisor), width.Get(FamilySchema.Within)),
            depth);
    }
}
