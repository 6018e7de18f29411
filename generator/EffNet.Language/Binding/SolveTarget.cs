using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary>The target <c>phi: solve(flops &lt;= 600M)</c>: a setting whose largest value is to be found, and the bounds on the network.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Bounds">The bounds, all of which the network must meet.</param>
/// <param name="Span">The location of the target in the file.</param>
internal sealed record SolveTarget(SolvedSetting Setting, IReadOnlyList<CostBound> Bounds, TextSpan Span);
