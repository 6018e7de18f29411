using EffNet.Language.Diagnostics;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>A declared profile: the conventions of the library that the weights were trained with.</summary>
/// <param name="Name">The name.</param>
/// <param name="Padding">The padding of convolutions.</param>
/// <param name="Norm">The constants of batch norm.</param>
/// <param name="Initialization">The initialization of new weights.</param>
/// <param name="Broken">The error that makes the profile unusable; <see langword="null"/> if there is none.</param>
internal sealed record Profile(
    string Name, Padding Padding, BatchNormConstants Norm, Initialization Initialization, Diagnostic? Broken);
