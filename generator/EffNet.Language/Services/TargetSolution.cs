using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Language.Services;

/// <summary>The result of solving for the largest phi.</summary>
/// <param name="Variant">
/// The variant. If solving failed, it is <see langword="null"/> or has no network, and <paramref name="Findings"/> contains the reason.
/// </param>
/// <param name="Declaration">A declaration of the variant that can be added to the file.</param>
/// <param name="Targets">The targets with the costs of the network; empty if there is no network.</param>
/// <param name="Findings">The errors in the targets, and the additional diagnostics that the file would have with this variant.</param>
public sealed record TargetSolution(VariantModel? Variant, string Declaration, EquatableArray<MetTarget> Targets, EquatableArray<TargetFinding> Findings);
