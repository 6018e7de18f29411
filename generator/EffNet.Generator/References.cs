using Microsoft.CodeAnalysis;

namespace EffNet.Generator;

/// <summary>Whether the project references what generated code calls.</summary>
/// <param name="EffNet">The run-time library.</param>
/// <param name="TorchSharp">TorchSharp.</param>
internal sealed record References(bool EffNet, bool TorchSharp)
{
    /// <summary>Whether generated code can compile.</summary>
    public bool AreComplete => EffNet && TorchSharp;

    /// <summary>Looks one type of each library up, which takes no time worth saving.</summary>
    public static References Read(Compilation compilation) => new(
        compilation.GetTypeByMetadataName("EffNet.UnrolledNetwork") is not null,
        compilation.GetTypeByMetadataName("TorchSharp.torch") is not null);
}
