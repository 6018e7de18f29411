using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Scaling;
using EffNet.Language.Syntax;

namespace EffNet.Language.Semantics;

/// <summary>Reads the variants of one family: what each says, what it extends, the network that makes, and whether that is what it requires.</summary>
internal sealed class VariantBinder(
    string family,
    bool isPublic,
    FamilySettings settings,
    Dictionary<string, Profile> profiles,
    HashSet<string> typeNames,
    Diagnostic? familyBroken,
    DiagnosticBag diagnostics)
{
    private readonly ValueReader _values = new(diagnostics, Place.Variant);
    private readonly Dictionary<string, Draft> _drafts = new(StringComparer.OrdinalIgnoreCase);

    public List<VariantModel> BindAll(List<BlockSyntax> blocks)
    {
        var drafts = blocks.Select(ReadDraft).OfType<Draft>().ToList();
        return drafts.ConvertAll(Complete);
    }

    private Draft? ReadDraft(BlockSyntax block)
    {
        var name = block.Name;
        if (block.Modifiers.Length > 0)
            diagnostics.Add(Report.MisplacedWord(block.Modifiers[0].Span, block.Modifiers[0].Text, "front of a variant", "in front of a family"));
        if (_drafts.ContainsKey(name.Text))
        {
            diagnostics.Add(Report.DuplicateWord(name.Span, name.Text, $"family '{family}'"));
            return null;
        }

        var words = new WordSet(diagnostics, Place.Variant, $"variant '{name.Text}'", block.Statements);
        var draft = new Draft(block)
        {
            TypeName = ReadTypeName(name, _values.Name(words.TakeProperty("type"))),
            Extends = _values.Name(words.TakeProperty("extends")),
            Requires = words.TakeAll<RequireSyntax>(_ => true),
            Paper = ReadPaper(words.TakeBlock("paper")),
            PhiSyntax = words.TakeProperty("phi"),
        };
        draft.Settings = ReadSettings(draft.PhiSyntax, words);
        words.ReportRemaining();
        RequirementChecker.CheckWords(draft.Requires, diagnostics);
        _drafts.Add(name.Text, draft);
        return draft;
    }

    private string ReadTypeName(SyntaxToken name, NameSyntax? type)
    {
        var typeName = type?.Text ?? family + name.Text;
        var span = type?.Span ?? name.Span;
        if (!CSharpNames.IsUsableType(type?.Text ?? name.Text) || typeName.Contains('.'))
            diagnostics.Add(Report.NotCapitalized(span, type?.Text ?? name.Text));
        else if (!typeNames.Add(typeName))
            diagnostics.Add(Report.NameTaken(span, typeName, "type"));
        else if (settings.Definition?.Stages.Any(s => s.Member == typeName) == true)
            diagnostics.Add(Report.NameTaken(span, typeName, "member"));
        return typeName;
    }

    private VariantSettings ReadSettings(PropertySyntax? phi, WordSet words) => new()
    {
        Phi = ReadPhi(phi),
        Width = ReadFactor(words.TakeProperty("width")),
        Depth = ReadFactor(words.TakeProperty("depth")),
        Resolution = (int?)_values.Number(
            words.TakeProperty("resolution"),
            FormattableString.Invariant($"a whole number of pixels from 1 to {NetworkBuilder.MaximumResolution}"),
            v => v is >= 1 and <= NetworkBuilder.MaximumResolution && v == Math.Floor(v)),
        Dropout = SharedSettings.ReadDropout(_values, words),
        DropPath = SharedSettings.ReadDropPath(_values, words),
        Norm = SharedSettings.ReadNorm(_values, words),
        Profile = _values.Name(words.TakeProperty("profile")),
    };

    private double? ReadPhi(PropertySyntax? property)
    {
        if (_values.Number(property, "a number of at least 0", _ => true) is not { } phi)
            return null;
        if (phi >= 0)
            return phi;
        diagnostics.Add(Report.NegativePhi(property!.Value!.Span, phi));
        return null;
    }

    private double? ReadFactor(PropertySyntax? property) =>
        _values.Number(property, "a number above 0 and at most 1,000", v => v is > 0 and <= 1_000);

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
        var positive = new ValueReader(diagnostics, Place.Paper).Number(property, "a number above 0", v => v > 0);
        return positive is null ? null : Printed(((NumberSyntax)property!.Value!).Literal);
    }

    private static PrintedFigure Printed(NumberLiteral literal) => new(literal.Text, literal.Digits, literal.Decimals, literal.Scale);

    private VariantModel Complete(Draft draft)
    {
        var resolved = Resolve(draft);
        var profileName = resolved.Profile ?? settings.Profile;
        var profile = ProfileBinder.Find(profiles, profileName, diagnostics);
        if (draft.Settings.Phi is not null && resolved is { Width: not null, Depth: not null, Resolution: not null })
            diagnostics.Add(Report.PhiWithoutEffect(draft.PhiSyntax!.Name.Span));
        else if (resolved.Phi is not null && settings.Scaling is null && familyBroken is null && draft.PhiSyntax is not null && resolved.Phi != 0)
            diagnostics.Add(Report.PhiWithoutScaling(draft.PhiSyntax.Name.Span, family));

        var broken = familyBroken ?? diagnostics.FirstBreaking(draft.Block.Span, []) ?? draft.BrokenBasis ?? profile?.Broken;
        if (broken is not null || profile is null || settings.Definition is null)
            return Model(draft, resolved, profileName, null, null, broken);

        var definition = Define(resolved, profile);
        var network = Build(draft, definition);
        if (network is not null)
            RequirementChecker.Check(draft.Block.Name.Text, draft.Requires, network, diagnostics);
        return Model(draft, resolved, profileName, definition, network, diagnostics.FirstBreaking(draft.Block.Span, []));
    }

    /// <summary>The variant's settings over those of everything it extends.</summary>
    private VariantSettings Resolve(Draft draft)
    {
        if (draft.Resolved is { } known)
            return known;
        draft.Resolved = draft.Settings;
        if (draft.Extends is not { } extends)
            return draft.Settings;

        if (!_drafts.TryGetValue(extends.Text, out var basis) || basis.Block.Name.Text != extends.Text)
        {
            diagnostics.Add(Report.UndeclaredName(extends.Span, "variant", extends.Text, [.. _drafts.Keys]));
        }
        else if (LeadsBack(basis, draft))
        {
            diagnostics.Add(Report.ExtendsItself(extends.Span, draft.Block.Name.Text));
        }
        else
        {
            draft.Resolved = draft.Settings.Over(Resolve(basis));
            draft.BrokenBasis = basis.BrokenBasis ?? diagnostics.FirstBreaking(basis.Block.Span, []);
        }

        return draft.Resolved;
    }

    private bool LeadsBack(Draft from, Draft to)
    {
        var seen = new HashSet<Draft>();
        for (var at = from; at is not null && seen.Add(at);)
        {
            if (ReferenceEquals(at, to))
                return true;
            at = at.Extends is { } next && _drafts.TryGetValue(next.Text, out var found) ? found : null;
        }

        return false;
    }

    private VariantDefinition Define(VariantSettings resolved, Profile profile)
    {
        var scaling = settings.Scaling ?? new CompoundScaling(1, 1, 1);
        var scale = scaling.At(resolved.Phi ?? 0, settings.InputSize);
        return new VariantDefinition(
            new Scale(resolved.Width ?? scale.Width, resolved.Depth ?? scale.Depth, resolved.Resolution ?? scale.Resolution),
            resolved.Dropout ?? settings.Dropout,
            resolved.DropPath ?? settings.DropPath,
            profile.Padding,
            resolved.Norm ?? profile.Norm,
            profile.Initialization);
    }

    private Network? Build(Draft draft, VariantDefinition definition)
    {
        var name = draft.Block.Name;
        var excess = NetworkBuilder.FindExcess(settings.Definition!, definition);
        if (excess is null)
        {
            try
            {
                var network = NetworkBuilder.Build(settings.Definition!, definition);
                _ = checked(network.Parameters + network.MultiplyAdds);
                return network;
            }
            catch (OverflowException)
            {
                excess = "its costs are beyond 64 bits";
            }
        }

        diagnostics.Add(Report.TooLarge(name.Span, name.Text, excess));
        return null;
    }

    private VariantModel Model(
        Draft draft, VariantSettings resolved, NameSyntax? profile, VariantDefinition? definition, Network? network, Diagnostic? broken)
    {
        var explicitFactors = resolved.Width ?? resolved.Depth ?? resolved.Resolution;
        return new VariantModel(
            draft.Block.Name.Text,
            draft.TypeName,
            family,
            isPublic,
            explicitFactors is null ? resolved.Phi ?? 0 : null,
            profile?.Text ?? string.Empty,
            definition,
            draft.Paper,
            network,
            broken is null ? null : new BrokenReason(broken.Rule.Id, broken.Message));
    }

    /// <summary>A variant between reading and completion.</summary>
    private sealed class Draft(BlockSyntax block)
    {
        public BlockSyntax Block { get; } = block;

        public required string TypeName { get; init; }

        public required NameSyntax? Extends { get; init; }

        public required List<RequireSyntax> Requires { get; init; }

        public required PaperFigures? Paper { get; init; }

        public required PropertySyntax? PhiSyntax { get; init; }

        public VariantSettings Settings { get; set; } = new();

        public VariantSettings? Resolved { get; set; }

        public Diagnostic? BrokenBasis { get; set; }
    }
}
