using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Scaling;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Binds the variants of one family: reads them, adds inherited settings, builds their networks, and checks their requirements.</summary>
internal sealed class VariantBinder(FamilyContext context)
{
    private readonly VariantBuilder _builder = new(context.Settings, context.Cancellation);
    private readonly TriedCosts _tried = new(context.Settings, context.Cancellation);
    private readonly Dictionary<ResolvedVariant, BoundVariant> _bound = [];

    /// <summary>The reported conflicts between arguments and channels, by location. A conflict is reported once, even if several variants have it.</summary>
    private readonly Dictionary<TextSpan, Diagnostic> _conflicts = [];

    /// <summary>Binds all variants and returns them in the order of the file.</summary>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    public List<BoundVariant> BindAll(List<BlockSyntax> blocks)
    {
        foreach (var variant in new VariantResolver(context).ResolveAll(ReadAll(blocks)))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            _bound.Add(variant, Bind(variant));
        }

        return _bound.Values.OrderBy(v => v.Declaration.Block.Span.Start).ToList();
    }

    private List<VariantDeclaration> ReadAll(List<BlockSyntax> blocks)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var declarations = new List<VariantDeclaration>();
        foreach (var block in blocks)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (names.Add(block.Name.Text))
                declarations.Add(new VariantReader(context, block).Read());
            else
                context.Diagnostics.Add(WordDiagnostics.DuplicateWord(block.Name.Span, block.Name.Text, $"family '{context.Name}'", kind: "variant"));
        }

        return declarations;
    }

    private BoundVariant Bind(ResolvedVariant variant)
    {
        var reference = variant.Settings.Profile ?? context.Settings.Profile;
        var profile = reference?.Profile;
        var broken = context.Broken ?? variant.Declaration.All.Broken ?? variant.InheritedError ?? (profile is null ? context.File.Unread : profile.Broken);
        var table = broken is null && profile is not null && variant.Table is { } complete ? WithoutEmptyStages(complete) : null;
        var result = table is null ? BuildResult.Failed(broken) : Build(variant, table, profile!);
        if (result.Network is { } network)
            RequirementChecker.Check(variant.Name, context.Settings.Bounds.Concat(variant.Declaration.Bounds), network, context.Diagnostics);
        return new BoundVariant(variant, table, Describe(variant.Declaration, reference?.Name, result), result.Broken);
    }

    private static FamilyDefinition WithoutEmptyStages(FamilyDefinition table)
    {
        static bool IsEmpty(StageDefinition stage) => stage.Has(StageParameters.Layers) && stage.Get(StageParameters.Layers) == 0;
        return table.Stages.Any(IsEmpty) ? table with { Stages = table.Stages.Where(s => !IsEmpty(s)).ToEquatableArray() } : table;
    }

    private BuildResult Build(ResolvedVariant variant, FamilyDefinition table, Profile profile)
    {
        var settings = variant.Settings;
        if (settings.Solve is { } target && (target.Setting != SolvedSetting.Phi || !settings.LeavesNothingToPhi))
            return Solve(variant, table, profile, target);

        var phi = settings.Phi ?? 0;
        var definition = _builder.Define(settings, profile, _builder.Scaling, phi);
        var broken = FindConflict(variant, table, definition);
        var network = broken is null ? Build(variant, table, definition, out broken) : null;
        return new BuildResult(settings.StatesFactors ? null : phi, Origin: null, definition, network, broken);
    }

    private Network? Build(ResolvedVariant variant, FamilyDefinition table, VariantDefinition definition, out Diagnostic? broken)
    {
        var network = _builder.Build(table, definition, out var excess);
        broken = excess is null ? null : Report(variant, ArchitectureDiagnostics.TooLarge(variant.Declaration.Block.Name.Span, variant.Name, excess), isInherited: true);
        return network;
    }

    private BuildResult Solve(ResolvedVariant variant, FamilyDefinition table, Profile profile, SolveTarget target)
    {
        var setting = target.Setting;
        VariantDefinition Define(double value)
        {
            var settings = setting.Set(variant.Settings, value);
            return _builder.Define(settings, profile, _builder.Scaling, settings.Phi ?? 0);
        }

        if (FindConflict(variant, table, Define(setting.ValueAt(setting.WrittenStep))) is { } conflict)
            return BuildResult.Failed(conflict);
        var solution = new ScaleSolver(_builder, _tried, table, setting, Define).Solve(target.Bounds);
        var definition = Define(solution.Value);
        if (solution.Network is null)
        {
            Build(variant, table, definition, out var tooLarge);
            return BuildResult.Failed(tooLarge);
        }

        if (FindMissedTarget(variant, target, solution) is { } missed)
            return BuildResult.Failed(Report(variant, missed, isInherited: variant.Declaration.Settings.Solve is null));
        if (FindConflict(variant, table, definition) is { } late)
            return BuildResult.Failed(late);

        ReportFarFromTarget(variant, table, target, solution);
        double? phi = setting == SolvedSetting.Phi ? solution.Value : null;
        return new BuildResult(phi, SolvedOrigin.Describe(target, solution.Value, solution.Network), definition, solution.Network, Broken: null);
    }

    private static Diagnostic? FindMissedTarget(ResolvedVariant variant, SolveTarget target, ScaleSolver.Solution solution) => solution switch
    {
        { Missed: { } missed } => BudgetDiagnostics.TargetUnreachable(
            SpanOfTarget(variant, missed.Span),
            variant.Name,
            target.Setting.Word,
            target.Setting.ValueAt(target.Setting.FirstStep),
            missed.Text,
            missed.Measure.Of(solution.Network!),
            target.Setting == SolvedSetting.Phi),
        { IsBinding: false } => BudgetDiagnostics.TargetNeverBinds(
            SpanOfTarget(variant, target.Span), variant.Name, target.Setting.Word, target.Setting.Describe(solution.Value)),
        _ => null,
    };

    private void ReportFarFromTarget(ResolvedVariant variant, FamilyDefinition table, SolveTarget target, ScaleSolver.Solution solution)
    {
        if (solution.FarFrom is not var (bound, next))
            return;
        context.Diagnostics.Add(ScalingDiagnostics.FarFromTarget(
            SpanOfTarget(variant, bound.Span),
            variant.Name,
            bound.Text,
            (target.Setting.Describe(solution.Value), bound.Measure.Of(solution.Network!)),
            (target.Setting.Describe(next.Value), next.Cost),
            next.DeeperStages,
            next.WiderStages,
            table.DepthRounding == DepthRounding.Ceiling));
    }

    /// <summary>
    /// Returns the location at which a missed target is reported. If the target is inherited, this is the inheriting variant, because its own settings cause the
    /// error.
    /// </summary>
    private static TextSpan SpanOfTarget(ResolvedVariant variant, TextSpan span) =>
        variant.Declaration.Settings.Solve is null ? variant.Declaration.Block.Name.Span : span;

    /// <summary>
    /// Finds a stage that cannot be built with its channels, and reports it. A conflict in the family's table is reported once, even if several variants have it.
    /// </summary>
    private Diagnostic? FindConflict(ResolvedVariant variant, FamilyDefinition table, VariantDefinition definition)
    {
        if (NetworkBuilder.FindConflict(table, definition) is not var (stage, conflict))
            return null;
        var span = variant.FindOverride(stage.Name, conflict.Argument) is { } source
            ? source.Arguments.SpanOf(conflict.Argument)
            : context.Settings.Rows.First(r => r.Definition.Name == stage.Name).SpanOf(conflict.Argument);
        if (!_conflicts.TryGetValue(span, out var mistake))
        {
            _conflicts.Add(span, mistake = ArchitectureDiagnostics.StageConflict(span, stage.Name, variant.Name, conflict));
            context.Diagnostics.Add(mistake);
        }

        return mistake;
    }

    /// <summary>Reports the error that prevents a network, unless the base variant has the same error, which has been reported.</summary>
    /// <returns>The error that was reported.</returns>
    private Diagnostic Report(ResolvedVariant variant, Diagnostic mistake, bool isInherited)
    {
        if (isInherited && variant.BaseVariant is { } basis && _bound[basis].Broken is { } cause && cause.Rule == mistake.Rule)
            return cause;
        context.Diagnostics.Add(mistake);
        return mistake;
    }

    private VariantModel Describe(VariantDeclaration declaration, string? profile, BuildResult result) => new(
        declaration.Name,
        declaration.TypeName ?? string.Empty,
        context.Name,
        context.IsPublic,
        result.Phi,
        result.Origin,
        profile ?? string.Empty,
        result.Definition,
        declaration.Paper,
        result.Network,
        result.Broken is null ? null : new BrokenReason(result.Broken.Rule.Id, result.Broken.Message))
    {
        Measured = declaration.Measured,
    };
}
