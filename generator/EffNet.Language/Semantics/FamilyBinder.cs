using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Networks.Naming;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Scaling;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Semantics;

/// <summary>Reads <c>family NAME { … }</c>: the settings, the stage table, then each variant against them.</summary>
internal sealed class FamilyBinder(
    BlockSyntax block,
    Dictionary<string, Profile> profiles,
    TypeNames typeNames,
    Diagnostic? fileBroken,
    DiagnosticBag diagnostics,
    CancellationToken cancellation)
{
    /// <summary>More variants than any family has by two orders of magnitude.</summary>
    public const int MaximumVariants = 1_000;

    private static readonly ArgumentRule s_size = ArgumentRule.Whole("size", 1, NetworkBuilder.MaximumResolution, "224");
    private static readonly ArgumentRule s_inputChannels = ArgumentRule.Whole("channels", 1, NetworkBuilder.MaximumChannels, "3");
    internal static readonly ArgumentRule Classes = ArgumentRule.Whole("classes", 1, 1_000_000, "1000");
    private static readonly ArgumentRule s_divisor = ArgumentRule.Whole("by", 1, 1_024, "8");
    private static readonly ArgumentRule s_within = new("within", "a number from 0 up to 100%", v => v is >= 0 and <= 1, "10%");
    private static readonly ArgumentRule[] s_coefficients = [Coefficient("alpha", "1.2"), Coefficient("beta", "1.1"), Coefficient("gamma", "1.15")];

    private readonly ValueReader _values = new(diagnostics, Place.Family);

    /// <summary>The family; <see langword="null"/> where it has no name that types could have.</summary>
    public FamilyModel? Bind()
    {
        var isPublic = BindAccessibility();
        var isNamed = BindName();
        var words = new WordSet(diagnostics, Place.Family, $"family '{block.Name.Text}'", block);
        var variants = TakeVariants(words);
        var searches = words.TakeDeclarations(Keywords.Search);
        if (variants.Count == 0 && searches.Count == 0 && !diagnostics.HasErrorIn(block.Span))
            diagnostics.Add(Report.MissingWord(block.Name.Span, Keywords.Variant, $"family '{block.Name.Text}'", Vocabulary.Example(Place.Family, Keywords.Variant)));
        var settings = BindSettings(words);
        words.ReportRemaining();

        // A mistake in one variant is that variant's own, also where it makes it no variant at all.
        var declarations = block.Statements.OfType<BlockSyntax>().Where(b => b.Keyword is not null || b.Name.Text is Keywords.Variant or Keywords.Search);
        var broken = fileBroken ?? diagnostics.FirstBreaking(block.Span, [.. declarations.Select(d => d.Span), .. diagnostics.Unread is { } unread ? [unread] : Array.Empty<TextSpan>()]);
        var isComplete = settings.Definition is not null && settings.Rows.Any(r => r.Definition.Operator.IsHead);
        if (!isComplete && diagnostics.IsUnread(block.Span))
            broken ??= diagnostics.FirstBreaking(diagnostics.Unread!.Value);
        typeNames.BeginFamily(settings.Rows.Select(r => (r.Definition.Name, r.Definition.Member)), variants.Select(v => (v.Name.Text, v.Name.Span)));
        var context = new FamilyContext(block.Name.Text, isPublic, settings, profiles, typeNames, broken, diagnostics, cancellation);
        var models = new VariantBinder(context).BindAll(variants);
        var found = searches.Select(new SearchBinder(context).Bind).ToList();
        return isNamed
            ? new FamilyModel(
                block.Name.Text,
                isPublic,
                FamilyOutline.Complete([.. models, .. found.SelectMany(f => f.Variants)], settings).ToEquatableArray(),
                found.Select(f => f.Search).OfType<SearchModel>().ToEquatableArray())
            : null;
    }

    private List<BlockSyntax> TakeVariants(WordSet words)
    {
        var variants = words.TakeDeclarations(Keywords.Variant);
        if (variants.Count <= MaximumVariants)
            return variants;
        diagnostics.Add(Report.TooManyVariants(variants[MaximumVariants].Name.Span, block.Name.Text, MaximumVariants));
        return variants.GetRange(0, MaximumVariants);
    }

    private bool BindAccessibility()
    {
        foreach (var modifier in block.Modifiers.Where(m => m.Text is not ("public" or "internal")))
            diagnostics.Add(Report.UnknownWord(modifier.Span, modifier.Text, "the front of a family", ["public", "internal"]));
        if (block.Modifiers.Length > 1)
            diagnostics.Add(Report.DuplicateWord(block.Modifiers[1].Span, block.Modifiers[1].Text, "the front of this family"));
        return block.Modifiers.Any(m => m.Text == "public");
    }

    private bool BindName()
    {
        typeNames.BeginFamily([], []);
        return typeNames.Claim(block.Name.Text, block.Name.Text, block.Name.Span, $"family '{block.Name.Text}'") is not null;
    }

    private FamilySettings BindSettings(WordSet words)
    {
        var image = _values.Call(words.TakeRequired("input", block.Name), "image", s_inputChannels, s_size);
        var classes = _values.Number(words.TakeRequired("classes", block.Name), Classes);
        var activation = SharedSettings.ReadActivation(_values, words.TakeRequired("activation", block.Name));
        var profile = _values.Name(words.TakeRequired("profile", block.Name));
        ProfileBinder.Find(profiles, profile, diagnostics);
        var dropout = SharedSettings.ReadDropout(_values, words);
        var dropPath = SharedSettings.ReadDropPath(_values, words);
        var scaling = BindScaling(words.TakeProperty("scaling"));
        var rounding = BindRounding(words.TakeBlock("rounding"));
        var naming = _values.Choice(words.TakeProperty("state_dict"), [.. NamingScheme.All.Select(n => n.Word)]);
        var bounds = SharedSettings.ReadRequirements(words, diagnostics);

        var table = new StageTableBinder(block, diagnostics);
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
            diagnostics.Add(Report.CoefficientBelowOne(coefficients.SpanOf(rule.Name), rule.Name, coefficients.Get(rule.Name)));

        if (small.Count == 0 && !CompoundScaling.IsNearTwo(scaling.Product))
            diagnostics.Add(SemanticReport.ProductAwayFromTwo(property!.Value!.Span, scaling.Alpha, scaling.Beta, scaling.Gamma));
        return scaling;
    }

    private (WidthRounding Width, DepthRounding Depth) BindRounding(BlockSyntax? rounding)
    {
        if (rounding is null)
            return (WidthRounding.Default, DepthRounding.Ceiling);
        var words = new WordSet(diagnostics, Place.Rounding, "'rounding'", rounding);
        var values = new ValueReader(diagnostics, Place.Rounding);
        var width = values.Call(words.TakeProperty("width"), "divisible", s_divisor.Name, s_divisor, s_within);
        var depth = values.Choice(words.TakeProperty("depth"), [.. DepthRounding.All.Select(d => d.Word)]);
        words.ReportRemaining();
        return (
            width is null ? WidthRounding.Default : new WidthRounding((int)width.Get(s_divisor.Name), width.Get(s_within.Name)),
            DepthRounding.All[depth ?? 0]);
    }

    private static ArgumentRule Coefficient(string name, string example) => new(name, "a number of at least 1", _ => true, example);
}
