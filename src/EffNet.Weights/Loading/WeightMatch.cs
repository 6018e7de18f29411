namespace EffNet.Weights;

/// <summary>A tensor of a file and the weight that it is loaded into.</summary>
/// <param name="Stored">The tensor of the file.</param>
/// <param name="Name">The weight's name in the network.</param>
/// <param name="IsStem"><see langword="true"/> if the tensor is of the first convolution and must be adapted to other input channels.</param>
internal sealed record WeightMatch(StoredTensor Stored, string Name, bool IsStem);
