namespace EffNet.Networks;

/// <summary>The point in a network where the activations use the most memory.</summary>
/// <param name="Bytes">The bytes for one image.</param>
/// <param name="Stage">The stage that runs at this point.</param>
/// <param name="Block">The block of that stage.</param>
public sealed record ActivationPeak(long Bytes, Stage Stage, Block Block);
