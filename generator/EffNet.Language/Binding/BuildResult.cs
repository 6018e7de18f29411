using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>The result of building the network of a variant.</summary>
/// <param name="Phi">The compound coefficient; <see langword="null"/> if the file specifies the factors.</param>
/// <param name="Origin">A sentence about how a solved setting was found; <see langword="null"/> if no setting is solved.</param>
/// <param name="Definition">The settings of the network; <see langword="null"/> if they are not known because of an error.</param>
/// <param name="Network">The network; <see langword="null"/> if <paramref name="Broken"/> prevents it.</param>
/// <param name="Broken">The error, which has been reported; <see langword="null"/> if there is none.</param>
internal sealed record BuildResult(double? Phi, string? Origin, VariantDefinition? Definition, Network? Network, Diagnostic? Broken)
{
    /// <summary>Returns the result for an error that is found before the settings of the network are known.</summary>
    public static BuildResult Failed(Diagnostic? broken) => new(null, null, null, null, broken);
}
