using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary><c>phi: solve(flops &lt;= 600M)</c>: the setting to find the largest value of, and the targets.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Bounds">What its network must meet: all of them.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record SolveTarget(SolvedSetting Setting, IReadOnlyList<CostBound> Bounds, TextSpan Span);
