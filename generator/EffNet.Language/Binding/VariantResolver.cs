using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Finds the variant that each variant extends, and adds the inherited settings.</summary>
internal sealed class VariantResolver(FamilyContext context)
{
    private readonly Dictionary<VariantDeclaration, VariantDeclaration> _bases = [];
    private readonly Dictionary<VariantDeclaration, ResolvedVariant> _resolved = [];

    /// <summary>
    /// Returns the variants with their inherited settings. Each variant is listed before the variants that extend it, whatever their order in the file.
    /// </summary>
    /// <param name="declarations">The variants in the order of the file, with different names.</param>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    public List<ResolvedVariant> ResolveAll(IReadOnlyCollection<VariantDeclaration> declarations)
    {
        var byName = declarations.ToDictionary(d => d.Name, StringComparer.Ordinal);
        foreach (var declaration in declarations)
            FindBase(declaration, byName);
        return declarations.SelectMany(WithBases).ToList();
    }

    private void FindBase(VariantDeclaration declaration, Dictionary<string, VariantDeclaration> byName)
    {
        if (declaration.Extends is not { } extends)
            return;
        if (byName.TryGetValue(extends.Text, out var found))
            _bases.Add(declaration, found);
        else if (context.File.Unread is null)
            declaration.Diagnostics.Add(WordDiagnostics.UndeclaredName(extends.Span, "variant", extends.Text, PossibleBases(declaration, byName)));
    }

    /// <summary>Returns the names of the variants that do not extend <paramref name="declaration"/>, directly or indirectly.</summary>
    private static List<string> PossibleBases(VariantDeclaration declaration, Dictionary<string, VariantDeclaration> byName)
    {
        var derived = new HashSet<string>(StringComparer.Ordinal) { declaration.Name };
        int count;
        do
        {
            count = derived.Count;
            derived.UnionWith(byName.Values.Where(v => v.Extends is { } extends && derived.Contains(extends.Text)).Select(v => v.Name));
        }
        while (derived.Count > count);
        return [.. byName.Keys.Where(name => !derived.Contains(name))];
    }

    private VariantDeclaration? BaseOf(VariantDeclaration declaration) => _bases.TryGetValue(declaration, out var found) ? found : null;

    /// <summary>
    /// Resolves the variants that <paramref name="declaration"/> extends, unless they are already resolved, and then <paramref name="declaration"/>.
    /// </summary>
    private IEnumerable<ResolvedVariant> WithBases(VariantDeclaration declaration)
    {
        var path = new Stack<VariantDeclaration>();
        var onPath = new HashSet<VariantDeclaration>();
        for (var at = declaration; at is not null && !_resolved.ContainsKey(at); at = BaseOf(at))
        {
            if (!onPath.Add(at))
            {
                CutCycle(at);
                return WithBases(declaration);
            }

            path.Push(at);
        }

        return path.Select(Resolve);
    }

    /// <summary>Reports a cycle of <c>extends</c> once, at its first variant in the file, and ignores the <c>extends</c> of that variant.</summary>
    private void CutCycle(VariantDeclaration member)
    {
        var first = member;
        for (var at = _bases[member]; at != member; at = _bases[at])
            first = at.Block.Span.Start < first.Block.Span.Start ? at : first;
        first.Diagnostics.Add(WordDiagnostics.ExtendsItself(first.Extends!.Span, first.Name));
        _bases.Remove(first);
    }

    private ResolvedVariant Resolve(VariantDeclaration declaration)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        var basis = BaseOf(declaration) is { } found ? _resolved[found] : null;
        var own = declaration.Settings;
        var settings = basis is null ? own : own.Over(basis.Settings);
        CheckSolve(declaration, basis);
        CheckPhi(declaration, settings);
        var resolved = new ResolvedVariant
        {
            Declaration = declaration,
            BaseVariant = basis,
            Settings = settings,
            ChangesTable = own.ChangesTable || basis is { ChangesTable: true },
            Table = context.Settings.Definition is { } definition ? Override(basis?.Table ?? definition, own) : null,
            InheritedError = declaration.Diagnostics.Broken ?? basis?.InheritedError ?? (declaration.Extends is not null && basis is null ? context.File.Unread : null),
        };
        _resolved.Add(declaration, resolved);
        return resolved;
    }

    /// <summary>Reports a variant that solves one setting and inherits another solved setting. With two unknowns, there is no unique largest value.</summary>
    private static void CheckSolve(VariantDeclaration declaration, ResolvedVariant? basis)
    {
        var settings = declaration.Settings;
        if (settings is { Solve: { } own, StatesPhi: false } && basis?.Settings.Solve is { } inherited
            && inherited.Setting != own.Setting && inherited.Setting.Get(settings) is null)
        {
            declaration.Diagnostics.Add(WordDiagnostics.SolvedTwice(own.Span, own.Setting.Word, inherited.Setting.Word));
        }
    }

    private void CheckPhi(VariantDeclaration declaration, VariantSettings resolved)
    {
        if (!declaration.Settings.StatesPhi)
            return;
        var phi = declaration.PhiSyntax!;
        if (resolved.LeavesNothingToPhi)
            declaration.Diagnostics.Add(WordDiagnostics.PhiWithoutEffect(phi.Name.Span, phi.Span));
        else if (declaration.Settings.Phi != 0 && context.Settings.Scaling is null && context.Broken is null)
            declaration.Diagnostics.Add(ScalingDiagnostics.PhiWithoutScaling(phi.Name.Span, context.Name));
    }

    /// <summary>
    /// Returns the stage table with the changes of one variant. Each variant in a chain applies its changes to the table of the variant that it extends.
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
}
