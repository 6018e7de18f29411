namespace EffNet.Training;

/// <summary>Represents parameters that are trained with the same learning rate and the same weight decay.</summary>
/// <param name="RateFactor">The factor on the learning rate.</param>
/// <param name="WeightDecay">The weight decay; 0 if there is none.</param>
/// <param name="Parameters">The parameters, in the order of the network.</param>
internal sealed record ParameterGroup(double RateFactor, double WeightDecay, IReadOnlyList<NamedParameter> Parameters);
