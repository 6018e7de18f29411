using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Scaling;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Builds the variants of one family: finds the variant that each extends, builds its network, and checks its requirements.</summary>
internal sealed class VariantBinder(FamilyContext context)
{
    private readonly VariantBuilder _builder = new(context.Settings, context.Cancellation);
    private readonly TriedCosts _tried = new(context.Settings, context.Cancellation);
    private readonly Dictionary<string, VariantDraft> _drafts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The reported conflicts between arguments and channels by location. Each is reported once, even if several variants have it.</summary>
    private readonly Dictionary<TextSpan, Diagnostic> _conflicts = [];

    /// <summary>Builds all variants and returns them in the order of the file.</summary>
    public List<VariantDraft> BindAll(List<BlockSyntax> blocks)
    {
        foreach (var block in blocks)
        {
            if (_drafts.ContainsKey(block.Name.Text))
                context.Diagnostics.Add(WordDiagnostics.DuplicateWord(block.Name.Span, block.Name.Text, $"family '{context.Name}'", kind: "variant"));
            else
                _drafts.Add(block.Name.Text, new VariantReader(context, block).Read());
            context.Cancellation.ThrowIfCancellationRequested();
        }

        var drafts = _drafts.Values.OrderBy(d => d.Block.Span.Start).ToList();
        drafts.ForEach(FindBasis);
        drafts.ForEach(CompleteWithBases);
        return drafts;
    }

    private void FindBasis(VariantDraft draft)
    {
        if (draft.Extends is not { } extends)
            return;
        if (_drafts.TryGetValue(extends.Text, out var basis) && basis.Block.Name.Text == extends.Text)
            draft.Basis = basis;
        else if (context.File.Unread is null)
            draft.Diagnostics.Add(WordDiagnostics.UndeclaredName(extends.Span, "variant", extends.Text, _drafts.Keys));
    }

    /// <summary>Completes the variants that <paramref name="draft"/> extends, then <paramref name="draft"/>. Their order in the file does not matter.</summary>
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
        {
            context.Cancellation.ThrowIfCancellationRequested();
            Complete(next);
        }
    }

    /// <summary>Reports a cycle of <c>extends</c> once, at its first variant in the file. Without that link, the other variants are valid.</summary>
    private static void CutCircle(VariantDraft member)
    {
        var first = member;
        for (var at = member.Basis!; at != member; at = at.Basis!)
            first = at.Block.Span.Start < first.Block.Span.Start ? at : first;
        first.Diagnostics.Add(WordDiagnostics.ExtendsItself(first.Extends!.Span, first.Block.Name.Text));
        first.Basis = null;
    }

    private void Complete(VariantDraft draft)
    {
        draft.Resolved = draft.Basis is null ? draft.Settings : draft.Settings.Over(draft.Basis.Resolved);
        var reference = draft.Resolved.Profile ?? context.Settings.Profile;
        var profile = reference?.Profile;
        draft.ChangesTable = draft.Settings.ChangesTable || draft.Basis is { ChangesTable: true };
        draft.Table = context.Settings.Definition is { } definition ? Override(draft.Basis?.Table ?? definition, draft.Settings) : null;
        CheckSolve(draft);
        CheckPhi(draft);

        draft.Heritage = draft.Diagnostics.Broken ?? draft.Basis?.Heritage ?? (draft is { Extends: not null, Basis: null } ? context.File.Unread : null);
        draft.Broken = context.Broken ?? draft.All.Broken ?? draft.Heritage ?? (profile is null ? context.File.Unread : profile.Broken);
        if (draft.Broken is null && profile is not null && draft.Table is { } complete)
            Build(draft, WithoutEmptyStages(complete), profile);
        draft.Model ??= Describe(draft, reference?.Name, phi: null, origin: null, definition: null, network: null);
    }

    /// <summary>Reports a variant that solves one setting and inherits another solved one. With two unknowns, there is no unique largest value.</summary>
    private static void CheckSolve(VariantDraft draft)
    {
        var settings = draft.Settings;
        if (settings is { Solve: { } own, StatesPhi: false } && draft.Basis?.Resolved.Solve is { } inherited
            && inherited.Setting != own.Setting && inherited.Setting.Get(settings) is null)
        {
            draft.Diagnostics.Add(WordDiagnostics.SolvedTwice(own.Span, own.Setting.Word, inherited.Setting.Word));
        }
    }

    private void CheckPhi(VariantDraft draft)
    {
        if (!draft.Settings.StatesPhi)
            return;
        if (draft.Resolved.LeavesNothingToPhi)
            draft.Diagnostics.Add(WordDiagnostics.PhiWithoutEffect(draft.PhiSyntax!.Name.Span, draft.PhiSyntax.Span));
        else if (draft.Settings.Phi != 0 && context.Settings.Scaling is null && context.Broken is null)
            draft.Diagnostics.Add(ScalingDiagnostics.PhiWithoutScaling(draft.PhiSyntax!.Name.Span, context.Name));
    }

    private void Build(VariantDraft draft, FamilyDefinition table, Profile profile)
    {
        draft.Family = table;
        if (draft.Resolved.Solve is { } target && (target.Setting != SolvedSetting.Phi || !draft.Resolved.LeavesNothingToPhi))
        {
            Solve(draft, table, profile, target);
            return;
        }

        var phi = draft.Resolved.Phi ?? 0;
        var definition = _builder.Define(draft.Resolved, profile, _builder.Scaling, phi);
        var network = IsBuildable(draft, table, definition) ? Build(draft, table, definition) : null;
        Finish(draft, profile, draft.Resolved.StatesFactors ? null : phi, origin: null, definition, network);
    }

    private void Solve(VariantDraft draft, FamilyDefinition table, Profile profile, SolveTarget target)
    {
        var setting = target.Setting;
        VariantDefinition Define(double value)
        {
            var settings = setting.Set(draft.Resolved, value);
            return _builder.Define(settings, profile, _builder.Scaling, settings.Phi ?? 0);
        }

        if (!IsBuildable(draft, table, Define(setting.ValueAt(setting.WrittenStep))))
            return;
        var solution = new ScaleSolver(_builder, _tried, table, setting, Define).Solve(target.Bounds);
        var definition = Define(solution.Value);
        if (solution.Network is null)
            Build(draft, table, definition);
        else if (FindMissedTarget(draft, target, solution) is { } mistake)
            Break(draft, mistake, isInherited: draft.Settings.Solve is null);
        else if (IsBuildable(draft, table, definition))
            Finish(draft, profile, target, solution, definition);
    }

    private static Diagnostic? FindMissedTarget(VariantDraft draft, SolveTarget target, ScaleSolver.Solution solution) => solution switch
    {
        { Missed: { } missed } => BudgetDiagnostics.TargetUnreachable(
            SpanOfTarget(draft, missed.Span),
            draft.Block.Name.Text,
            target.Setting.Word,
            target.Setting.ValueAt(target.Setting.FirstStep),
            missed.Text,
            missed.Measure.Of(solution.Network!),
            target.Setting == SolvedSetting.Phi),
        { IsBinding: false } => BudgetDiagnostics.TargetNeverBinds(
            SpanOfTarget(draft, target.Span), draft.Block.Name.Text, target.Setting.Word, target.Setting.Describe(solution.Value)),
        _ => null,
    };

    private void Finish(VariantDraft draft, Profile profile, SolveTarget target, ScaleSolver.Solution solution, VariantDefinition definition)
    {
        if (solution.FarFrom is var (bound, next))
        {
            context.Diagnostics.Add(ScalingDiagnostics.FarFromTarget(
                SpanOfTarget(draft, bound.Span),
                draft.Block.Name.Text,
                bound.Text,
                (target.Setting.Describe(solution.Value), bound.Measure.Of(solution.Network!)),
                (target.Setting.Describe(next.Value), next.Cost),
                next.DeeperStages,
                next.WiderStages,
                draft.Family!.DepthRounding == DepthRounding.Ceiling));
        }

        double? phi = target.Setting == SolvedSetting.Phi ? solution.Value : null;
        Finish(draft, profile, phi, SolvedOrigin.Describe(target, solution.Value, solution.Network!), definition, solution.Network);
    }

    /// <summary>Reports the error that prevents a network, unless the base variant has the same error, which has been reported.</summary>
    private void Break(VariantDraft draft, Diagnostic mistake, bool isInherited)
    {
        draft.Broken = isInherited && draft.Basis?.Broken is { } cause && cause.Rule == mistake.Rule ? cause : mistake;
        if (draft.Broken == mistake)
            context.Diagnostics.Add(mistake);
    }

    /// <summary>
    /// Returns the location at which a missed target is reported. An inherited target is reported at the variant that inherits it, because its own settings
    /// cause the miss.
    /// </summary>
    private static TextSpan SpanOfTarget(VariantDraft draft, TextSpan span) => draft.Settings.Solve is null ? draft.Block.Name.Span : span;

    /// <summary>
    /// Returns the stage table with the changes of one variant. In a chain of variants, each applies its changes to the table of the one it extends.
    /// </summary>
    private static FamilyDefinition Override(FamilyDefinition family, VariantSettings settings)
    {
        if (!settings.ChangesTable)
            return family;
        var overrides = settings.Overrides.ToLookup(o => o.Stage, StringComparer.Ordinal);
        var stages = settings.Overrides.Count == 0
            ? family.Stages
            : family.Stages.Select(stage => overrides[stage.Name].Aggregate(stage, (changed, o) => changed.With([.. o.Arguments.Arguments], o.Removed))).ToEquatableArray();
        return family with { Stages = stages, Classes = settings.Classes ?? family.Classes, Activation = settings.Activation ?? family.Activation };
    }

    private static FamilyDefinition WithoutEmptyStages(FamilyDefinition table)
    {
        static bool IsEmpty(StageDefinition stage) => stage.Has(StageParameters.Layers) && stage.Get(StageParameters.Layers) == 0;
        return table.Stages.Any(IsEmpty) ? table with { Stages = table.Stages.Where(s => !IsEmpty(s)).ToEquatableArray() } : table;
    }

    /// <summary>
    /// Returns whether every stage can be built with its channels. A conflict in the family's table is reported once, even if several variants have it.
    /// </summary>
    private bool IsBuildable(VariantDraft draft, FamilyDefinition table, VariantDefinition definition)
    {
        if (NetworkBuilder.FindConflict(table, definition) is not var (stage, conflict))
            return true;
        var span = draft.FindOverride(stage.Name, conflict.Argument) is { } source
            ? source.Arguments.SpanOf(conflict.Argument)
            : context.Settings.Rows.First(r => r.Definition.Name == stage.Name).SpanOf(conflict.Argument);
        if (!_conflicts.TryGetValue(span, out var mistake))
        {
            _conflicts.Add(span, mistake = ArchitectureDiagnostics.StageConflict(span, stage.Name, draft.Block.Name.Text, conflict));
            context.Diagnostics.Add(mistake);
        }

        draft.Broken = mistake;
        return false;
    }

    private Network? Build(VariantDraft draft, FamilyDefinition table, VariantDefinition definition)
    {
        var network = _builder.Build(table, definition, out var excess);
        if (excess is null)
            return network;

        Break(draft, ArchitectureDiagnostics.TooLarge(draft.Block.Name.Span, draft.Block.Name.Text, excess), isInherited: true);
        return null;
    }

    private void Finish(VariantDraft draft, Profile profile, double? phi, string? origin, VariantDefinition definition, Network? network)
    {
        draft.Model = Describe(draft, profile.Name, phi, origin, definition, network);
        if (network is not null)
            RequirementChecker.Check(draft.Block.Name.Text, context.Settings.Bounds.Concat(draft.Bounds), network, context.Diagnostics);
    }

    private VariantModel Describe(VariantDraft draft, string? profile, double? phi, string? origin, VariantDefinition? definition, Network? network) => new(
        draft.Block.Name.Text,
        draft.TypeName ?? string.Empty,
        context.Name,
        context.IsPublic,
        phi,
        origin,
        profile ?? string.Empty,
        definition,
        draft.Paper,
        network,
        draft.Broken is null ? null : new BrokenReason(draft.Broken.Rule.Id, draft.Broken.Message))
    {
        Measured = draft.Measured,
    };
}
