using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EffNet.Generator;

/// <summary>Whether the project has what generated code requires.</summary>
/// <param name="EffNet">The run-time library.</param>
/// <param name="TorchSharp">TorchSharp.</param>
/// <param name="Language">The version of C#.</param>
internal sealed record References(bool EffNet, bool TorchSharp, LanguageVersion Language)
{
    /// <summary>The oldest C# that generated code compiles with: the default of .NET 8.</summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    /// <summary>One type of each assembly of EffNet's that generated code calls.</summary>
    private static readonly string[] s_own = ["EffNet.UnrolledNetwork", "EffNet.Networks.Network", "EffNet.Weights.Checkpoint"];

    /// <summary>Whether generated code can compile.</summary>
    public bool AreComplete => EffNet && TorchSharp && Language >= OldestLanguage;

    /// <summary>Looks one type of each library up, which takes no time worth saving.</summary>
    public static References Read(Compilation compilation) => new(
        s_own.All(name => compilation.GetTypeByMetadataName(name) is not null),
        compilation.GetTypeByMetadataName("TorchSharp.torch") is not null,
        (compilation as CSharpCompilation)?.LanguageVersion ?? OldestLanguage);
}
