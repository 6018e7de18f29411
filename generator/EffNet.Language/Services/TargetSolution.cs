using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Networks;

namespace EffNet.Language.Services;

/// <summary>What a search for the largest phi found.</summary>
/// <param name="Variant">The variant; without a network, or <see langword="null"/>, where <paramref name="Findings"/> say why.</param>
/// <param name="Declaration">The variant as the file could say it.</param>
/// <param name="Targets">How the network meets its targets; empty where there is none.</param>
/// <param name="Findings">What is wrong with the targets, and what the file's diagnostics would be more if it had this variant.</param>
public sealed record TargetSolution(VariantModel? Variant, string Declaration, EquatableArray<MetTarget> Targets, EquatableArray<TargetFinding> Findings);

/// <summary>A target and what the network found for it costs.</summary>
/// <param name="Text">The target in its canonical form.</param>
/// <param name="Limit">The most that the cost may be; <see langword="null"/> where that is beyond 28 digits.</param>
/// <param name="Actual">What it is.</param>
public sealed record MetTarget(string Text, decimal? Limit, long Actual);

/// <summary>A diagnostic about a solved variant.</summary>
/// <param name="Diagnostic">What there is to say.</param>
/// <param name="Target">The target it is about, as the user wrote it; <see langword="null"/> where it is about no target.</param>
/// <param name="IsInFile">Whether its span lies in the file's text; otherwise it means nothing there.</param>
public sealed record TargetFinding(Diagnostic Diagnostic, string? Target, bool IsInFile);
