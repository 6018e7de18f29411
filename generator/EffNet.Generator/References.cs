using EffNet.Networks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EffNet.Generator;

/// <summary>What the project has of all that generated code can use.</summary>
/// <param name="Variants">The library that all generated code requires.</param>
/// <param name="Modules">The library of TorchSharp modules.</param>
/// <param name="TorchSharp">TorchSharp.</param>
/// <param name="Language">The version of C#.</param>
/// <param name="OtherVersions">Referenced assemblies of another version of EffNet; empty in a sound project.</param>
internal sealed record References(bool Variants, bool Modules, bool TorchSharp, LanguageVersion Language, EquatableArray<OtherVersion> OtherVersions)
{
    /// <summary>The oldest C# that generated code compiles with: the default of .NET 8.</summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    /// <summary>One type of each assembly that all generated code calls.</summary>
    private static readonly string[] s_required = ["EffNet.NetworkVariant", "EffNet.Networks.Network", "EffNet.Pictures.Preprocessing", "EffNet.Weights.Checkpoint"];

    /// <summary>Whether generated code can compile.</summary>
    public bool AreComplete => Variants && (TorchSharp || !Modules) && Language >= OldestLanguage && OtherVersions.Count == 0;

    /// <summary>Whether types are to be modules.</summary>
    public bool HaveModules => Modules && TorchSharp;

    /// <summary>Looks one type of each library up, and compares versions, which takes no time worth saving.</summary>
    public static References Read(Compilation compilation) => new(
        s_required.All(name => compilation.GetTypeByMetadataName(name) is not null),
        compilation.GetTypeByMetadataName("EffNet.UnrolledNetwork") is not null,
        compilation.GetTypeByMetadataName("TorchSharp.torch") is not null,
        (compilation as CSharpCompilation)?.LanguageVersion ?? OldestLanguage,
        OtherVersion.Find(compilation).ToEquatableArray());
}
