using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Language.Scaling;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>
/// Reads and runs <c>search NAME { … }</c>: step 1 of section 3.3 of the paper, which fixes phi and tries coefficients on a small grid. Accuracy is not known
/// at compile time, so the search returns every candidate that meets the constraints. The user trains and compares the candidates.
/// </summary>
internal sealed class SearchBinder
{
    private readonly FamilyContext _context;
    private readonly BlockSyntax _block;
    private readonly DeclarationWriter _diagnostics;
    private readonly VariantBuilder _builder;

    /// <summary>Initializes a new instance of the <see cref="SearchBinder"/> class.</summary>
    /// <param name="context">The family.</param>
    /// <param name="block">The search.</param>
    public SearchBinder(FamilyContext context, BlockSyntax block)
    {
        (_context, _block) = (context, block);
        _diagnostics = DeclarationWriter.Of(block, context.Diagnostics, s => s is BlockSyntax { Keyword: { } keyword } && keyword.Text == SearchSchema.Type.Word);
        _builder = new VariantBuilder(context.Settings, context.Cancellation);
    }

    /// <summary>Runs the search.</summary>
    /// <returns>The search (<see langword="null"/> if it has no usable name or cannot run), and the variants of its <c>type</c> blocks.</returns>
    public (SearchModel? Search, List<VariantModel> Variants) Bind()
    {
        var (block, context, name) = (_block, _context, _block.Name);
        var description = $"search '{name.Text}'";
        _diagnostics.ReportModifiers(block, Keywords.Search);
        var statements = new BlockStatements(_diagnostics, BlockKind.Search, description, block, _diagnostics.Broken is not null);
        var grids = new SearchGridReader(_diagnostics);
        var axes = SearchSchema.Axes.Select(a => grids.ReadAxis(statements.TakeProperty(a), a)).ToList();
        var rules = ReadRules(statements);
        var types = statements.TakeDeclarations(SearchSchema.Type.Word);
        statements.ReportRemaining();
        var typeName = context.TypeNames.Claim(name.Text, context.Name + name.Text, name.Span, description, _diagnostics);
        var requests = types.Select(t => ReadRequest(t, description)).ToList();

        var profile = context.Settings.Profile?.Profile;
        var broken = context.Broken ?? _diagnostics.Broken ?? (profile is null ? context.File.Unread : profile.Broken);
        if (broken is not null || profile is null || context.Settings.Definition is null || axes.Exists(a => a is null))
            return (null, [.. requests.Select(r => Broken(r, broken)).OfType<VariantModel>()]);

        var search = Run(name, typeName, profile, rules, axes.ConvertAll(a => a!.Value));
        broken = search.Candidates.Count == 0 ? _diagnostics.Broken : null;
        return (typeName is null ? null : search, [.. FindAll(requests, search, profile, rules, broken)]);
    }

    private SearchRules ReadRules(BlockStatements statements)
    {
        var settings = new SettingReader(_diagnostics, statements);
        var phi = settings.ReadOrDefault(SearchSchema.Phi);
        var tolerance = ReadTolerance(statements.TakeProperty(SearchSchema.Tolerance), settings) ?? SearchSchema.Tolerance.Parameter.Default;
        var bounds = SharedSettings.ReadRequirements(statements, _diagnostics, BoundPlace.RequireOfSearch);
        var networks = statements.TakeProperty(SearchSchema.Networks);
        return new SearchRules(phi, tolerance, bounds, settings.Read(networks, SearchSchema.Networks) is null ? null : networks!.Value!.Span);
    }

    /// <summary>Reads the tolerance. A percentage is an error, because it could be relative to 1 or to 2.</summary>
    private double? ReadTolerance(PropertySyntax? property, SettingReader settings)
    {
        if (property?.Value is not NumberSyntax { Literal.Unit: not NumberUnit.None } number)
            return settings.Read(property, SearchSchema.Tolerance)?.Value;
        var range = SearchSchema.ToleranceRange;
        var share = number.Literal is { Unit: NumberUnit.Percent, Total: { } total } && range.Contains((double)total) ? FormattableString.Invariant($"{total:0.######}") : null;
        _diagnostics.Add(WordDiagnostics.OutOfRange(number.Span, SearchSchema.Tolerance.Word, number.Literal.Text, range.Text, likely: share));
        return null;
    }

    private SearchRequest ReadRequest(BlockSyntax block, string search)
    {
        var diagnostics = DeclarationWriter.Of(block, _diagnostics);
        var declaration = $"type '{block.Name.Text}' of {search}";
        var statements = new BlockStatements(diagnostics, BlockKind.Found, declaration, block);
        var grids = new SearchGridReader(diagnostics);
        var values = SearchSchema.Coefficients.Select(c => grids.ReadCoefficient(statements.TakeProperty(c), c)).ToList();
        statements.ReportRemaining();
        var coefficients = values.Exists(v => v is null) ? null : new CompoundScaling(values[0]!.Value, values[1]!.Value, values[2]!.Value);
        var type = _context.TypeNames.Claim(block.Name.Text, _context.Name + block.Name.Text, block.Name.Span, declaration, diagnostics);
        return new SearchRequest(block, type, coefficients, diagnostics);
    }

    private SearchModel Run(SyntaxToken name, string? typeName, Profile profile, SearchRules rules, List<EquatableArray<double>> axes)
    {
        var points = axes.Aggregate(1L, (product, axis) => product * axis.Count);
        var found = new SearchFindings();
        if (points > SearchGridReader.MaximumPoints)
        {
            _diagnostics.Add(ScalingDiagnostics.GridTooLarge(name.Span, name.Text, points, SearchGridReader.MaximumPoints));
        }
        else if (MeasureBaseline(name.Text, profile, rules) is { } measured)
        {
            found = FindCandidates(profile, measured, axes);
            if (found.Candidates.Count == 0)
                _diagnostics.Add(ScalingDiagnostics.NoCandidate(
                    name.Span, name.Text, (int)points, measured.ProductRule, found.PointsNearTwo, found.Networks, measured.Bounds.Select(found.Describe)));
        }

        var constraints = string.Join(", ", rules.Bounds.Select(b => b.Text).Prepend(rules.ProductRule));
        var search = new SearchModel(
            name.Text,
            typeName ?? string.Empty,
            _context.Name,
            _context.IsPublic,
            rules.Phi,
            (int)Math.Min(points, int.MaxValue),
            constraints,
            found.Candidates.ToEquatableArray());
        return rules.Networks is { } span && typeName is not null
            ? new CandidateNetworks(_context, _diagnostics).AddTo(search, name.Span, span, profile.Name, found.Types)
            : search;
    }

    /// <summary>
    /// Adds the costs of the baseline, which is the network of the stage table as written, to relative bounds. If the baseline cannot be built, reports the error and
    /// returns <see langword="null"/>.
    /// </summary>
    private SearchRules? MeasureBaseline(string search, Profile profile, SearchRules rules)
    {
        if (rules.Bounds.FirstOrDefault(b => b.IsRelative) is not { } relative)
            return rules;
        var family = _context.Settings.Definition!;
        var definition = _builder.Define(new VariantSettings(), profile, _builder.Scaling, phi: 0);
        if (NetworkBuilder.FindConflict(family, definition) is var (stage, conflict))
            _diagnostics.Add(ScalingDiagnostics.BaselineNotBuilt(relative.Span, search, stage.Name, conflict));
        else if (_builder.Build(family, definition, out var excess) is { } baseline)
            return rules with { Bounds = [.. rules.Bounds.Select(b => b.RelativeTo(baseline))] };
        else
            _diagnostics.Add(ScalingDiagnostics.BaselineNotBuilt(relative.Span, search, excess!));
        return null;
    }

    /// <summary>Returns the networks on the grid that meet the constraints, without duplicates, in the order of the grid.</summary>
    private SearchFindings FindCandidates(Profile profile, SearchRules rules, List<EquatableArray<double>> axes)
    {
        var found = new SearchFindings();
        var family = _context.Settings.Definition!;
        var groups = Grid(axes)
            .Where(rules.AllowsProductOf)
            .Select(c => (Coefficients: c, Definition: Define(profile, c, rules.Phi)))
            .GroupBy(c => new NetworkKey(family, c.Definition.Scale));
        foreach (var group in groups)
        {
            var (coefficients, definition) = group.First();
            found.PointsNearTwo += group.Count();
            if (NetworkBuilder.FindConflict(family, definition) is not null || _builder.Build(family, definition, out _) is not { } network)
                continue;
            var candidate = new CandidateModel(coefficients, definition.Scale, network.Parameters, network.MultiplyAdds, group.Count());
            if (found.Add(network, rules.Bounds, candidate) && rules.Networks is not null)
                found.Types.Add(found.Candidates.Count, group.Key, candidate, definition, network);
        }

        return found;
    }

    private VariantDefinition Define(Profile profile, CompoundScaling coefficients, double phi)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        return _builder.Define(new VariantSettings(), profile, coefficients, phi);
    }

    private static IEnumerable<CompoundScaling> Grid(List<EquatableArray<double>> axes) =>
        from alpha in axes[0] from beta in axes[1] from gamma in axes[2] select new CompoundScaling(alpha, beta, gamma);

    private List<VariantModel> FindAll(List<SearchRequest> requests, SearchModel search, Profile profile, SearchRules rules, Diagnostic? broken)
    {
        var keys = new HashSet<NetworkKey>();
        if (requests.Count > 0)
            keys.UnionWith(search.Candidates.Select(c => new NetworkKey(_context.Settings.Definition!, c.Scale)));
        return requests.Select(r => broken is null ? Find(r, search, keys, profile, rules) : Broken(r, broken)).OfType<VariantModel>().ToList();
    }

    private VariantModel? Find(SearchRequest request, SearchModel search, HashSet<NetworkKey> keys, Profile profile, SearchRules rules)
    {
        if (request.TypeName is null)
            return null;
        if (request.Coefficients is null)
            return Broken(request, mistake: null);
        var wanted = Define(profile, request.Coefficients, rules.Phi);
        if (!rules.AllowsProductOf(request.Coefficients) || !keys.Contains(new NetworkKey(_context.Settings.Definition!, wanted.Scale)))
        {
            var mistake = ScalingDiagnostics.NotACandidate(request.Block.Name.Span, search.Name, [.. Compare(request, Nearest(request.Coefficients, search))]);
            request.Diagnostics.Add(mistake);
            return Broken(request, mistake);
        }

        var network = _builder.Build(_context.Settings.Definition!, wanted, out _);
        if (network is not null)
            RequirementChecker.Check(request.Block.Name.Text, _context.Settings.Bounds, network, _context.Diagnostics);
        var origin = $"A candidate of search {search.Name}, with {Describe(request.Coefficients)}.";
        return Describe(request, rules.Phi, origin, profile.Name, wanted, network, broken: null);
    }

    /// <summary>Returns each coefficient of <paramref name="nearest"/> with the location of the same coefficient in the <c>type</c> block.</summary>
    private static IEnumerable<(string Name, double Nearest, TextSpan Span)> Compare(SearchRequest request, CompoundScaling nearest) =>
        SearchSchema.Coefficients.Zip(new[] { nearest.Alpha, nearest.Beta, nearest.Gamma }, (setting, value) =>
            (setting.Word, value, request.Block.Statements.OfType<PropertySyntax>().First(p => p.Name.Text == setting.Word).Value!.Span));

    private static CompoundScaling Nearest(CompoundScaling wanted, SearchModel search) => search.Candidates
        .Select(c => c.Coefficients)
        .OrderBy(c => Math.Abs(c.Alpha - wanted.Alpha) + Math.Abs(c.Beta - wanted.Beta) + Math.Abs(c.Gamma - wanted.Gamma))
        .First();

    /// <summary>Returns the coefficients as a file writes them.</summary>
    public static string Describe(CompoundScaling c) =>
        $"alpha: {MessageText.Coefficient(c.Alpha)}, beta: {MessageText.Coefficient(c.Beta)}, gamma: {MessageText.Coefficient(c.Gamma)}";

    private VariantModel? Broken(SearchRequest request, Diagnostic? mistake)
    {
        mistake ??= request.Diagnostics.Broken;
        return request.TypeName is null || mistake is null ? null : Describe(request, null, null, _context.Settings.Profile?.Name ?? string.Empty, null, null, mistake);
    }

    private VariantModel Describe(
        SearchRequest request, double? phi, string? origin, string profile, VariantDefinition? definition, Network? network, Diagnostic? broken) => new(
            request.Block.Name.Text,
            request.TypeName!,
            _context.Name,
            _context.IsPublic,
            phi,
            origin,
            profile,
            definition,
            Paper: null,
            network,
            broken is null ? null : new BrokenReason(broken.Rule.Id, broken.Message));

    /// <summary>A <c>type</c> block of a search: <c>type Best { alpha: 1.2; beta: 1.1; gamma: 1.15; }</c>.</summary>
    private sealed record SearchRequest(BlockSyntax Block, string? TypeName, CompoundScaling? Coefficients, DeclarationWriter Diagnostics);
}
