using EffNet.Cli.Description;
using EffNet.Language.Services;

namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet solve --json</c>.</summary>
/// <param name="Phi">The largest phi, to three decimals.</param>
/// <param name="Targets">The targets and how the network meets them.</param>
/// <param name="Declaration">The variant as the file could say it.</param>
/// <param name="Variant">The network.</param>
/// <param name="Diagnostics">What the file's diagnostics would be more if it had this variant.</param>
internal sealed record SolveReport(
    double Phi, IReadOnlyList<TargetReport> Targets, string Declaration, VariantDescription Variant, IReadOnlyList<DiagnosticReport> Diagnostics);

/// <summary>A target.</summary>
/// <param name="Target">The target in its canonical form.</param>
/// <param name="Limit">The most that the cost may be; <see langword="null"/> where that is beyond 28 digits.</param>
/// <param name="Actual">What it is.</param>
/// <param name="Slack">What that leaves.</param>
internal sealed record TargetReport(string Target, decimal? Limit, long Actual, decimal? Slack)
{
    /// <summary>Describes <paramref name="target"/>.</summary>
    public static TargetReport Of(MetTarget target) => new(target.Text, target.Limit, target.Actual, target.Limit - target.Actual);
}
