using EffNet.Language.Text;

namespace EffNet.Language.Semantics;

/// <summary><c>solve(flops &lt;= 600M)</c>: what the largest phi is looked for.</summary>
/// <param name="Bounds">What its network must meet: all of them.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record SolveTarget(IReadOnlyList<CostBound> Bounds, TextSpan Span);
