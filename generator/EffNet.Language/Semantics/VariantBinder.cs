using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Scaling;
using EffNet.Language.Syntax;

namespace EffNet.Language.Semantics;

/// <summary>Makes the variants of one family: what each extends, the network that comes of it, and whether that is what it requires.</summary>
internal sealed class VariantBinder(
    string family,
    bool isPublic,
    FamilySettings settings,
    Dictionary<string, Profile> profiles,
    HashSet<string> typeNames,
    Diagnostic? familyBroken,
    DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, VariantDraft> _drafts = new(StringComparer.OrdinalIgnoreCase);

    public List<VariantModel> BindAll(List<BlockSyntax> blocks)
    {
        var members = new HashSet<string>(settings.Definition?.Stages.Select(s => s.Member) ?? [], StringComparer.Ordinal);
        var reader = new VariantReader(family, members, typeNames, diagnostics);
        foreach (var block in blocks)
        {
            if (_drafts.ContainsKey(block.Name.Text))
                diagnostics.Add(Report.DuplicateWord(block.Name.Span, block.Name.Text, $"family '{family}'"));
            else
                _drafts.Add(block.Name.Text, reader.Read(block));
        }

        var drafts = _drafts.Values.OrderBy(d => d.Block.Span.Start).ToList();
        drafts.ForEach(FindBasis);
        drafts.ForEach(CompleteWithBases);
        return drafts.Where(d => d.TypeName is not null).Select(d => d.Model!).ToList();
    }

    private void FindBasis(VariantDraft draft)
    {
        if (draft.Extends is not { } extends)
            return;
        if (_drafts.TryGetValue(extends.Text, out var basis) && basis.Block.Name.Text == extends.Text)
            draft.Basis = basis;
        else
            diagnostics.Add(Report.UndeclaredName(extends.Span, "variant", extends.Text, _drafts.Keys));
    }

    /// <summary>Completes <paramref name="draft"/>, its basis before it, and so on: what a variant is does not depend on where in the file it stands.</summary>
    private void CompleteWithBases(VariantDraft draft)
    {
        var path = new Stack<VariantDraft>();
        var onPath = new HashSet<VariantDraft>();
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
    private void CutCircle(VariantDraft member)
    {
        var first = member;
        for (var at = member.Basis!; at != member; at = at.Basis!)
            first = at.Block.Span.Start < first.Block.Span.Start ? at : first;
        diagnostics.Add(Report.ExtendsItself(first.Extends!.Span, first.Block.Name.Text));
        first.Basis = null;
    }

    private void Complete(VariantDraft draft)
    {
        draft.Resolved = draft.Basis is null ? draft.Settings : draft.Settings.Over(draft.Basis.Resolved);
        var profileName = draft.Resolved.Profile ?? settings.Profile;
        var profile = ProfileBinder.Find(profiles, profileName, diagnostics);
        CheckPhi(draft);

        draft.Heritage = diagnostics.FirstBreaking(draft.Block.Span, draft.OwnSpans) ?? draft.Basis?.Heritage;
        draft.Broken = familyBroken ?? diagnostics.FirstBreaking(draft.Block.Span) ?? draft.Heritage ?? profile?.Broken;
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

    private void CheckPhi(VariantDraft draft)
    {
        if (draft.Settings.Phi is not { } phi)
            return;
        if (draft.Resolved is { Width: not null, Depth: not null, Resolution: not null })
            diagnostics.Add(Report.PhiWithoutEffect(draft.PhiSyntax!.Name.Span));
        else if (phi != 0 && settings.Scaling is null && familyBroken is null)
            diagnostics.Add(Report.PhiWithoutScaling(draft.PhiSyntax!.Name.Span, family));
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

    private Network? Build(VariantDraft draft, VariantDefinition definition)
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
        draft.Broken = Report.TooLarge(name.Span, name.Text, excess);
        if (draft.Basis?.Broken?.Rule != DiagnosticRules.TooLarge)
            diagnostics.Add(draft.Broken);
        return null;
    }

    private VariantModel Describe(VariantDraft draft, NameSyntax? profile, VariantDefinition? definition, Network? network)
    {
        var resolved = draft.Resolved;
        var explicitFactor = resolved.Width ?? resolved.Depth ?? resolved.Resolution;
        return new VariantModel(
            draft.Block.Name.Text,
            draft.TypeName ?? string.Empty,
            family,
            isPublic,
            explicitFactor is null ? resolved.Phi ?? 0 : null,
            profile?.Text ?? string.Empty,
            definition,
            draft.Paper,
            network,
            draft.Broken is null ? null : new BrokenReason(draft.Broken.Rule.Id, draft.Broken.Message));
    }
}
