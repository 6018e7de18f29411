namespace EffNet.Inference.Saving;

/// <summary>The description of the weights of a layer in the file of a saved engine.</summary>
/// <param name="Path">The path of the layer.</param>
/// <param name="IsHalf"><see langword="true"/> if the weights have half precision. Biases always have single precision.</param>
/// <param name="WeightCount">The number of weights.</param>
/// <param name="BiasCount">The number of biases.</param>
internal sealed record EngineFileLayer(string Path, bool IsHalf, long WeightCount, long BiasCount)
{
    /// <summary>Gets the bytes of the weights.</summary>
    public long WeightBytes => checked(WeightCount * (IsHalf ? sizeof(ushort) : sizeof(float)));

    /// <summary>Gets the bytes of the biases.</summary>
    public long BiasBytes => checked(BiasCount * sizeof(float));
}
