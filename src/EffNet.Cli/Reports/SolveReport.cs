using EffNet.Cli.Description;
using EffNet.Language.Services;

namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet solve --json</c>.</summary>
/// <param name="Phi">The largest phi that meets the targets, to three decimals.</param>
/// <param name="Targets">The targets, with the costs of the network.</param>
/// <param name="Declaration">A declaration of the variant, to paste into the file.</param>
/// <param name="Variant">The network.</param>
/// <param name="Diagnostics">The additional diagnostics that the file would have with this variant.</param>
internal sealed record SolveReport(
    double Phi, IReadOnlyList<TargetReport> Targets, string Declaration, VariantDescription Variant, IReadOnlyList<DiagnosticReport> Diagnostics);

/// <summary>A target.</summary>
/// <param name="Target">The target in its canonical form.</param>
/// <param name="Limit">The largest allowed cost; <see langword="null"/> if the number has more than 28 digits.</param>
/// <param name="Actual">The actual cost.</param>
/// <param name="Slack">The difference between the limit and the actual cost.</param>
internal sealed record TargetReport(string Target, decimal? Limit, long Actual, decimal? Slack)
{
    /// <summary>Describes <paramref name="target"/>.</summary>
    public static TargetReport Of(MetTarget target) => new(target.Text, target.Limit, target.Actual, target.Limit - target.Actual);
}
