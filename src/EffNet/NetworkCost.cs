namespace EffNet;

/// <summary>What a network costs.</summary>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="Flops">Multiply-adds of convolutions and linear layers for one image: what the paper calls FLOPS.</param>
public readonly record struct NetworkCost(long Parameters, long Flops);
