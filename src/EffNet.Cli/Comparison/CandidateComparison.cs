using System.Text.Json.Serialization;
using EffNet.Cli.Description;
using EffNet.Language.Model;

namespace EffNet.Cli.Comparison;

/// <summary>A candidate that two searches contain with the same coefficients, and that differs between the searches.</summary>
/// <param name="Before">The name and costs of the candidate in the earlier file.</param>
/// <param name="After">The name and costs of the candidate in the later file.</param>
/// <param name="Figures">The figures that differ.</param>
/// <param name="ClassChanged">
/// <see langword="true"/> if the candidate has another class. A difference that only follows from a new number of the candidate is ignored.
/// </param>
/// <param name="Network">The differences of the network; <see langword="null"/> if there are none or a search has no networks.</param>
internal sealed record CandidateComparison(
    CandidateDescription Before, CandidateDescription After, IReadOnlyList<FigureChange> Figures, bool ClassChanged, VariantComparison? Network)
{
    /// <summary>Gets the number in the earlier search, counted from 1.</summary>
    [JsonIgnore]
    public int NumberBefore { get; init; }

    /// <summary>Gets the number in the later search, counted from 1.</summary>
    [JsonIgnore]
    public int NumberAfter { get; init; }

    /// <summary>Gets a value that indicates whether only the name differs, because candidates before it were added or removed.</summary>
    [JsonIgnore]
    public bool IsOnlyRenumbered => this is { Figures: [], ClassChanged: false, Network: null };

    /// <summary>Compares two candidates with the same coefficients. Returns <see langword="null"/> if they are equal.</summary>
    /// <param name="before">The candidate of the earlier file.</param>
    /// <param name="after">The candidate of the later file.</param>
    public static CandidateComparison? Between(ComparedCandidate before, ComparedCandidate after)
    {
        var hasBoth = before.Network is not null && after.Network is not null;
        var network = hasBoth ? CompareNetworks(before, after) : null;
        var comparison = new CandidateComparison(
            before.Description,
            after.Description,
            network is { Figures: { Count: > 0 } figures } ? [.. figures, .. CompareGrid(before.Description, after.Description)] : Compare(before.Description, after.Description),
            hasBoth && before.Description.Type != after.Description.Type && before.ClassOffset != after.ClassOffset,
            network)
        {
            NumberBefore = before.Number,
            NumberAfter = after.Number,
        };
        return comparison.IsOnlyRenumbered && (!hasBoth || before.Description.Name == after.Description.Name) ? null : comparison;
    }

    /// <summary>
    /// Compares two networks. Names and the sentence about the origin are ignored, because they follow from the number. If classes and sizes are equal, the
    /// networks are not created.
    /// </summary>
    private static VariantComparison? CompareNetworks(ComparedCandidate before, ComparedCandidate after)
    {
        var isSameSize = before.Description.Resolution == after.Description.Resolution;
        if (isSameSize && Renamed(before.Network!.Type, after.Network!.Type) == after.Network.Type)
            return null;
        var (old, @new) = (Renamed(before.Network!.Model, after.Network!.Model), after.Network.Model);
        return old == @new ? null : VariantComparison.Of(old, @new);
    }

    private static VariantModel Renamed(VariantModel before, VariantModel after) =>
        before with { Name = after.Name, TypeName = after.TypeName, Origin = after.Origin, Candidates = after.Candidates };

    private static IReadOnlyList<FigureChange> Compare(CandidateDescription before, CandidateDescription after)
    {
        FigureChange?[] figures =
        [
            FigureChange.Between("parameters", before.Parameters, after.Parameters),
            FigureChange.Between("flops", before.Flops, after.Flops),
            FigureChange.Between("resolution", before.Resolution, after.Resolution),
            FigureChange.BetweenFactors("width", before.Width, after.Width),
            FigureChange.BetweenFactors("depth", before.Depth, after.Depth),
        ];
        return [.. figures.OfType<FigureChange>(), .. CompareGrid(before, after)];
    }

    /// <summary>Compares the numbers of grid points. If the grid changed, this can be the only difference.</summary>
    private static IEnumerable<FigureChange> CompareGrid(CandidateDescription before, CandidateDescription after) =>
        new[] { FigureChange.Between("points", before.Points, after.Points) }.OfType<FigureChange>();
}
