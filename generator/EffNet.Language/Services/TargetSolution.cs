using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Language.Services;

/// <summary>The result of solving for the largest phi.</summary>
/// <param name="Variant">The variant; <see langword="null"/> or without a network if <paramref name="Findings"/> contain the reason.</param>
/// <param name="Declaration">A declaration of the variant for the file.</param>
/// <param name="Targets">The targets with the costs of the network; empty if there is none.</param>
/// <param name="Findings">The errors in the targets, and the additional diagnostics that the file would have with this variant.</param>
public sealed record TargetSolution(VariantModel? Variant, string Declaration, EquatableArray<MetTarget> Targets, EquatableArray<TargetFinding> Findings);

/// <summary>A target with the cost of the network that was found.</summary>
/// <param name="Text">The target in its canonical form.</param>
/// <param name="Limit">The largest allowed cost; <see langword="null"/> if it has more than 28 digits.</param>
/// <param name="Actual">The actual cost.</param>
public sealed record MetTarget(string Text, decimal? Limit, long Actual);

/// <summary>A diagnostic about a solved variant.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Target">The target that it is about, as the user wrote it; <see langword="null"/> if it is not about a target.</param>
/// <param name="IsInFile"><see langword="true"/> if its span is a part of the file's text; otherwise, the span is not valid in the file.</param>
public sealed record TargetFinding(Diagnostic Diagnostic, string? Target, bool IsInFile);
