namespace EffNet.Weights;

/// <summary>A tensor of a file and the weight it is for.</summary>
/// <param name="Stored">The tensor.</param>
/// <param name="Name">The weight's name in the network.</param>
/// <param name="IsStem">Whether it is the first convolution's and has to be fitted to other input channels.</param>
internal sealed record WeightMatch(StoredTensor Stored, string Name, bool IsStem);
