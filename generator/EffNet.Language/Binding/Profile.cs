using EffNet.Language.Diagnostics;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>A declared profile: the habits of whoever trained the weights.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Padding">How convolutions treat borders.</param>
/// <param name="Norm">Batch norm's constants.</param>
/// <param name="Initialization">How fresh weights are drawn.</param>
/// <param name="Broken">The mistake that makes it unusable, if any.</param>
internal sealed record Profile(
    string Name, Padding Padding, BatchNormConstants Norm, Initialization Initialization, Diagnostic? Broken);
