using EffNet.Networks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EffNet.Generator;

/// <summary>The referenced libraries that generated code can use.</summary>
/// <param name="Variants"><see langword="true"/> if the libraries that all generated code requires are referenced.</param>
/// <param name="Modules"><see langword="true"/> if the library of TorchSharp modules is referenced.</param>
/// <param name="TorchSharp"><see langword="true"/> if TorchSharp is referenced.</param>
/// <param name="Engine"><see langword="true"/> if the library of engines is referenced.</param>
/// <param name="Language">The version of C#.</param>
/// <param name="OtherVersions">The referenced assemblies of another version of EffNet; empty in a valid project.</param>
internal sealed record References(bool Variants, bool Modules, bool TorchSharp, bool Engine, LanguageVersion Language, EquatableArray<OtherVersion> OtherVersions)
{
    /// <summary>The oldest version of C# that compiles generated code: the default of .NET 8.</summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    private const string ModuleLibrary = "EffNet";
    private const string TorchLibrary = "TorchSharp";
    private const string EngineLibrary = "EffNet.Inference";

    /// <summary>The assemblies that all generated code calls.</summary>
    private static readonly string[] s_required = ["EffNet.Networks", "EffNet.Pictures", "EffNet.Variants", "EffNet.Weights"];

    /// <summary>Gets the assemblies of EffNet that generated code calls.</summary>
    public static HashSet<string> OwnLibraries { get; } = new(s_required, StringComparer.Ordinal) { ModuleLibrary, EngineLibrary };

    /// <summary>Gets all assemblies that generated code calls.</summary>
    public static HashSet<string> Libraries { get; } = new(OwnLibraries, StringComparer.Ordinal) { TorchLibrary };

    /// <summary>Gets a value that indicates whether the project has all references and the C# version that generated code requires.</summary>
    public bool AreComplete => Variants && (TorchSharp || !Modules) && Language >= OldestLanguage && OtherVersions.Count == 0;

    /// <summary>Gets a value that indicates whether generated types are TorchSharp modules.</summary>
    public bool HaveModules => Modules && TorchSharp;

    /// <summary>Reads the references by their names. This runs at every keystroke, and looking up a type of each library takes ten times as long.</summary>
    public static References Read(Compilation compilation)
    {
        var libraries = new HashSet<string>(StringComparer.Ordinal);
        var others = new List<OtherVersion>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            var reference = ExaminedReference.Of(assembly);
            if (reference.Library is not null)
                libraries.Add(reference.Library);
            if (reference.OtherVersion is not null)
                others.Add(reference.OtherVersion);
        }

        return new(
            s_required.All(libraries.Contains),
            libraries.Contains(ModuleLibrary),
            libraries.Contains(TorchLibrary),
            libraries.Contains(EngineLibrary),
            (compilation as CSharpCompilation)?.LanguageVersion ?? OldestLanguage,
            others.ToEquatableArray());
    }
}
