namespace EffNet.Networks;

/// <summary>Where a network needs most memory.</summary>
/// <param name="Bytes">How much, for one image.</param>
/// <param name="Stage">The stage that runs then.</param>
/// <param name="Block">Its block.</param>
public sealed record ActivationPeak(long Bytes, Stage Stage, Block Block);
