using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
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
    private static readonly ArgumentRule Factor = new("factor", "a number above 0 and at most 1,000", v => v is > 0 and <= 1_000, "1.1");
    private static readonly ArgumentRule Resolution = ArgumentRule.Whole("resolution", 1, NetworkBuilder.MaximumResolution, "240");
    private static readonly ArgumentRule Figure = new("figure", "a number above 0", v => v > 0, "5.3M");

    // A negative phi has a rule of its own.
    private static readonly ArgumentRule AnyPhi = new("phi", "a number of at least 0", _ => true, "0");

    private readonly ValueReader _values = new(diagnostics, Place.Variant);
    private readonly Dictionary<string, Draft> _drafts = new(StringComparer.OrdinalIgnoreCase);

    public List<VariantModel> BindAll(List<BlockSyntax> blocks)
    {
        var drafts = blocks.Select(ReadDraft).OfType<Draft>().ToList();
        drafts.ForEach(FindBasis);
        drafts.ForEach(CompleteWithBases);
        return drafts.ConvertAll(d => d.Model!);
    }

    private Draft? ReadDraft(BlockSyntax block)
    {
        var name = block.Name;
        if (block.Modifiers.Length > 0)
            diagnostics.Add(Report.UselessModifier(block.Modifiers[0], Keywords.Variant));
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
        if (typeName.Contains('.'))
            diagnostics.Add(Report.DottedName(span, typeName));
        else if (!CSharpNames.IsUsableType(type?.Text ?? name.Text))
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
        return positive is null ? null : Printed(((NumberSyntax)property!.Value!).Literal);
    }

    private static PrintedFigure Printed(NumberLiteral literal) => new(literal.Text, literal.Digits, literal.Decimals, literal.Scale);

    private void FindBasis(Draft draft)
    {
        if (draft.Extends is not { } extends)
            return;
        if (_drafts.TryGetValue(extends.Text, out var basis) && basis.Block.Name.Text == extends.Text)
            draft.Basis = basis;
        else
            diagnostics.Add(Report.UndeclaredName(extends.Span, "variant", extends.Text, _drafts.Keys));
    }

    /// <summary>Completes <paramref name="draft"/>, its basis before it, and so on: what a variant is does not depend on where in the file it stands.</summary>
    private void CompleteWithBases(Draft draft)
    {
        var path = new Stack<Draft>();
        var onPath = new HashSet<Draft>();
        for (var at = draft; at is { Model: null }; at = at.Basis)
        {
            if (!onPath.Add(at))
            {
                CutCircle(at);
                CompleteWithBases(draft);
                return;
            }

            path.Push(at);
        }

        foreach (var next in path)
            Complete(next);
    }

    /// <summary>Reports a circle once, at the variant that stands first: cutting one link mends it.</summary>
    private void CutCircle(Draft member)
    {
        var first = member;
        for (var at = member.Basis!; at != member; at = at.Basis!)
            first = at.Block.Span.Start < first.Block.Span.Start ? at : first;
        diagnostics.Add(Report.ExtendsItself(first.Extends!.Span, first.Block.Name.Text));
        first.Basis = null;
    }

    private void Complete(Draft draft)
    {
        draft.Resolved = draft.Basis is null ? draft.Settings : draft.Settings.Over(draft.Basis.Resolved);
        var profileName = draft.Resolved.Profile ?? settings.Profile;
        var profile = ProfileBinder.Find(profiles, profileName, diagnostics);
        CheckPhi(draft);

        draft.Broken = familyBroken ?? diagnostics.FirstBreaking(draft.Block.Span) ?? InheritedMistake(draft) ?? profile?.Broken;
        VariantDefinition? definition = null;
        Network? network = null;
        if (draft.Broken is null && profile is not null && settings.Definition is not null)
        {
            definition = Define(draft.Resolved, profile);
            network = Build(draft, definition);
        }

        draft.Model = Describe(draft, profileName, definition, network);
        if (network is not null)
            RequirementChecker.Check(draft.Block.Name.Text, draft.Requires, network, diagnostics);
    }

    private void CheckPhi(Draft draft)
    {
        if (draft.Settings.Phi is not { } phi)
            return;
        if (draft.Resolved is { Width: not null, Depth: not null, Resolution: not null })
            diagnostics.Add(Report.PhiWithoutEffect(draft.PhiSyntax!.Name.Span));
        else if (phi != 0 && settings.Scaling is null && familyBroken is null)
            diagnostics.Add(Report.PhiWithoutScaling(draft.PhiSyntax!.Name.Span, family));
    }

    /// <summary>What is wrong with the basis is wrong here too, but for its size: that was its own choice.</summary>
    private static Diagnostic? InheritedMistake(Draft draft) =>
        draft.Basis?.Broken is { } broken && broken.Rule != DiagnosticRules.TooLarge ? broken : null;

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

        // A variant that is too large because its basis is has been told so there.
        var name = draft.Block.Name;
        draft.Broken = draft.Basis?.Broken ?? Report.TooLarge(name.Span, name.Text, excess);
        if (draft.Broken != draft.Basis?.Broken)
            diagnostics.Add(draft.Broken);
        return null;
    }

    private VariantModel Describe(Draft draft, NameSyntax? profile, VariantDefinition? definition, Network? network)
    {
        var resolved = draft.Resolved;
        var explicitFactor = resolved.Width ?? resolved.Depth ?? resolved.Resolution;
        return new VariantModel(
            draft.Block.Name.Text,
            draft.TypeName,
            family,
            isPublic,
            explicitFactor is null ? resolved.Phi ?? 0 : null,
            profile?.Text ?? string.Empty,
            definition,
            draft.Paper,
            network,
            draft.Broken is null ? null : new BrokenReason(draft.Broken.Rule.Id, draft.Broken.Message));
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

        /// <summary>The variant it extends; <see langword="null"/> where there is none, or none that can be extended.</summary>
        public Draft? Basis { get; set; }

        /// <summary>Its settings over those of everything it extends.</summary>
        public VariantSettings Resolved { get; set; } = new();

        /// <summary>Why there is no network.</summary>
        public Diagnostic? Broken { get; set; }

        /// <summary>The result.</summary>
        public VariantModel? Model { get; set; }
    }
}
