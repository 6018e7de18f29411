using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Networks.Naming;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Scaling;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Semantics;

/// <summary>Reads <c>family NAME { … }</c>: the settings, the stage table, then each variant against them.</summary>
internal sealed class FamilyBinder
{
    /// <summary>More variants than any family has by two orders of magnitude.</summary>
    public const int MaximumVariants = 1_000;

    private static readonly ArgumentRule s_size = ArgumentRule.Whole("size", 1, NetworkBuilder.MaximumResolution, "224");
    private static readonly ArgumentRule s_inputChannels = ArgumentRule.Whole("channels", 1, NetworkBuilder.MaximumChannels, "3");
    internal static readonly ArgumentRule Classes = ArgumentRule.Whole("classes", 1, 1_000_000, "1000");
    private static readonly ArgumentRule s_divisor = ArgumentRule.Whole("by", 1, 1_024, "8");
    private static readonly ArgumentRule s_within = new("within", "a number from 0 up to 100%", v => v is >= 0 and <= 1, "10%");
    private static readonly ArgumentRule[] s_coefficients = [Coefficient("alpha", "1.2"), Coefficient("beta", "1.1"), Coefficient("gamma", "1.15")];

    private readonly BlockSyntax _block;
    private readonly FileContext _file;
    private readonly DeclarationWriter _diagnostics;
    private readonly ValueReader _values;

    /// <summary>Initializes a new instance for the family that <paramref name="block"/> declares.</summary>
    public FamilyBinder(BlockSyntax block, FileContext file)
    {
        // A comment that never ends breaks the declarations that it cuts off. The family is one of them only if it lacks something.
        (_block, _file, _diagnostics) = (block, file, DeclarationWriter.Of(block, file.Diagnostics, IsOther).Without(file.Unread));
        _values = new ValueReader(_diagnostics, Place.Family);
    }

    /// <summary>The family; <see langword="null"/> where it has no name that types could have.</summary>
    public FamilyModel? Bind()
    {
        var isPublic = BindAccessibility();
        var isNamed = BindName();
        var words = new WordSet(_diagnostics, Place.Family, $"family '{_block.Name.Text}'", _block, _diagnostics.Broken is not null);
        var variants = TakeVariants(words);
        var searches = words.TakeDeclarations(Keywords.Search);
        if (variants.Count == 0 && searches.Count == 0 && !_block.HasErrors && _diagnostics.Broken is null)
            _diagnostics.Add(WordDiagnostics.MissingWord(_block.Name.Span, Keywords.Variant, $"family '{_block.Name.Text}'", Vocabulary.Example(Place.Family, Keywords.Variant), "block"));
        var settings = BindSettings(words);
        words.ReportRemaining();

        var isComplete = settings.Definition is not null && settings.Rows.Any(r => r.Definition.Operator.IsHead);
        var broken = _file.Broken ?? _diagnostics.Broken ?? (!isComplete && _block.IsCutOff ? _file.Unread : null);
        _file.TypeNames.BeginFamily(settings.Rows.Select(r => (r.Definition.Name, r.Definition.Member)), variants.Select(v => (v.Name.Text, v.Name.Span)));
        var context = new FamilyContext(_block.Name.Text, isPublic, settings, _file, broken);
        var models = new VariantBinder(context).BindAll(variants);
        var found = searches.Select(s => new SearchBinder(context, s).Bind()).ToList();
        return isNamed
            ? new FamilyModel(
                _block.Name.Text,
                isPublic,
                FamilyOutline.Complete([.. models, .. found.SelectMany(f => f.Variants)], settings).ToEquatableArray(),
                found.Select(f => f.Search).OfType<SearchModel>().ToEquatableArray())
            : null;
    }

    /// <summary>Whether a statement is a declaration of its own. A mistake in one variant is that variant's, even if it makes it no variant at all.</summary>
    private static bool IsOther(StatementSyntax statement) =>
        statement is BlockSyntax { Keyword: not null } or BlockSyntax { Name.Text: Keywords.Variant or Keywords.Search };

    private List<BlockSyntax> TakeVariants(WordSet words)
    {
        var variants = words.TakeDeclarations(Keywords.Variant);
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
            _diagnostics.Add(WordDiagnostics.DuplicateWord(_block.Modifiers[1].Span, _block.Modifiers[1].Text, $"family '{_block.Name.Text}'", _block.Modifiers[1].Span, "modifier"));
        return _block.Modifiers.Any(m => m.Text == "public");
    }

    private bool BindName()
    {
        _file.TypeNames.BeginFamily([], []);
        return _file.TypeNames.Claim(_block.Name.Text, _block.Name.Text, _block.Name.Span, $"family '{_block.Name.Text}'", _diagnostics) is not null;
    }

    private FamilySettings BindSettings(WordSet words)
    {
        var image = _values.Call(words.TakeRequired("input", _block.Name), "image", s_inputChannels, s_size);
        var classes = _values.Number(words.TakeRequired("classes", _block.Name), Classes);
        var activation = SharedSettings.ReadActivation(_values, words.TakeRequired("activation", _block.Name));
        var profile = _file.FindProfile(_values.Name(words.TakeRequired("profile", _block.Name)), _diagnostics);
        var dropout = SharedSettings.ReadDropout(_values, words);
        var dropPath = SharedSettings.ReadDropPath(_values, words);
        var scaling = BindScaling(words.TakeProperty("scaling"));
        var rounding = BindRounding(words.TakeBlock("rounding"));
        var naming = _values.Choice(words.TakeProperty("state_dict"), [.. NamingScheme.All.Select(n => n.Word)]);
        var bounds = SharedSettings.ReadRequirements(words, _diagnostics);

        var table = new StageTableBinder(_block, _diagnostics);
        var stages = table.Bind(words);
        if (image is not null)
            table.CheckResolutions((int)image.Get(s_size.Name));

        var definition = image is null || classes is null || activation is null || stages.Count == 0
            ? null
            : new FamilyDefinition(
                stages.Select(s => s.Definition).ToEquatableArray(),
                (int)image.Get(s_inputChannels.Name),
                (int)classes,
                activation,
                rounding.Width,
                NamingScheme.All[naming ?? 0],
                rounding.Depth);
        return new FamilySettings(
            definition, stages, table.IsComplete, (int)(image?.Get(s_size.Name) ?? 0), scaling, profile, dropout ?? 0, dropPath ?? 0, bounds)
        {
            Outline = table.Outline,
        };
    }

    private CompoundScaling? BindScaling(PropertySyntax? property)
    {
        if (_values.Call(property, "compound", s_coefficients) is not { } coefficients)
            return null;
        var scaling = new CompoundScaling(coefficients.Get("alpha"), coefficients.Get("beta"), coefficients.Get("gamma"));
        var small = s_coefficients.Where(c => coefficients.Get(c.Name) < 1).ToList();
        foreach (var rule in small)
            _diagnostics.Add(ScalingDiagnostics.CoefficientBelowOne(coefficients.SpanOf(rule.Name), rule.Name, coefficients.Get(rule.Name)));

        if (small.Count == 0 && !CompoundScaling.IsNearTwo(scaling.Product))
            _diagnostics.Add(ScalingDiagnostics.ProductAwayFromTwo(property!.Value!.Span, scaling.Alpha, scaling.Beta, scaling.Gamma, coefficients.SpanOf("gamma")));
        return scaling;
    }

    private (WidthRounding Width, DepthRounding Depth) BindRounding(BlockSyntax? rounding)
    {
        if (rounding is null)
            return (WidthRounding.Default, DepthRounding.Ceiling);
        var words = new WordSet(_diagnostics, Place.Rounding, "'rounding'", rounding);
        var values = new ValueReader(_diagnostics, Place.Rounding);
        var width = values.Call(words.TakeProperty("width"), "divisible", s_divisor.Name, s_divisor, s_within);
        var depth = values.Choice(words.TakeProperty("depth"), [.. DepthRounding.All.Select(d => d.Word)]);
        words.ReportRemaining();
        return (
            width is null ? WidthRounding.Default : new WidthRounding((int)width.Get(s_divisor.Name), width.Get(s_within.Name)),
            DepthRounding.All[depth ?? 0]);
    }

    private static ArgumentRule Coefficient(string name, string example) => new(name, "a number of at least 1", _ => true, example);
}
