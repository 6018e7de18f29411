namespace EffNet.Cli.Results;

/// <summary>A result with its cost.</summary>
/// <param name="Result">The result.</param>
/// <param name="Cost">The cost, in the unit of the horizontal axis.</param>
internal sealed record CostedResult(Result Result, double Cost);
