using System.Collections.Immutable;
using EffNet.Language.Text;

namespace EffNet.Language.Diagnostics;

/// <summary>
/// The rules EFN5001 to EFN5008 and their diagnostics: mistakes in a project as a whole. The generator reports those that prevent generation, and the analyzer
/// reports the others.
/// </summary>
public static class ProjectDiagnostics
{
    private const string Category = "EffNet.Project";

    private static readonly TextSpan s_topOfFile = new(0, 0);

    private static readonly DiagnosticRule s_typeDeclaredTwice = DiagnosticRule.Claim("EFN5001", "Type declared by two files", Category, DiagnosticSeverity.Error);

    /// <summary>Returns the diagnostic for a type that two files declare.</summary>
    /// <param name="span">The declaration in the second file.</param>
    /// <param name="type">The type.</param>
    /// <param name="otherFile">The first file.</param>
    public static Diagnostic TypeDeclaredTwice(TextSpan span, string type, string otherFile) => s_typeDeclaredTwice.At(
        span, $"Type '{type}' is also declared in {otherFile}; rename one of the two, or give the files different namespaces.");

    private static readonly DiagnosticRule s_effNetNotReferenced = DiagnosticRule.Claim("EFN5002", "EffNet not referenced", Category, DiagnosticSeverity.Error);

    /// <summary>Returns the diagnostic for a project that does not reference the run-time library.</summary>
    public static Diagnostic EffNetNotReferenced() => s_effNetNotReferenced.At(
        s_topOfFile,
        "Nothing is generated from this file, because the project does not reference EffNet, which generated code calls. "
            + "Add '<PackageReference Include=\"EffNet\" />' to the project, or reference 'EffNet.Variants' to work without TorchSharp. Both require .NET 8 or later.");

    /// <summary>Returns the diagnostic for a project that references the package but not the library in it.</summary>
    public static Diagnostic EffNetWithoutLibrary() => s_effNetNotReferenced.At(
        s_topOfFile,
        "Nothing is generated from this file, because the project references the EffNet package without its library, which generated code calls. "
            + "Use '<PackageReference Include=\"EffNet\" />' instead of 'GlobalPackageReference', and remove 'IncludeAssets' or 'ExcludeAssets' if they leave out 'compile'; "
            + "or reference 'EffNet.Variants' to work without TorchSharp.");

    private static readonly DiagnosticRule s_torchSharpNotReferenced = DiagnosticRule.Claim("EFN5003", "TorchSharp not referenced", Category, DiagnosticSeverity.Error);

    /// <summary>Returns the diagnostic for a project that does not reference TorchSharp.</summary>
    public static Diagnostic TorchSharpNotReferenced() => s_torchSharpNotReferenced.At(
        s_topOfFile,
        "Nothing is generated from this file, because the project references EffNet without TorchSharp. "
            + "Add '<PackageReference Include=\"TorchSharp-cpu\" />' to the project, or replace EffNet with 'EffNet.Variants', which does not need TorchSharp.");

    private static readonly DiagnosticRule s_fileNotCompiled = DiagnosticRule.Claim("EFN5004", "File is not compiled", Category, DiagnosticSeverity.Warning);

    /// <summary>Returns the diagnostic for a file of the project that is not passed to the compiler.</summary>
    public static Diagnostic FileNotCompiled() => s_fileNotCompiled.At(
        s_topOfFile,
        "Nothing is generated from this file, because it is not passed to the compiler. "
            + "Add '<AdditionalFiles Include=\"…\" />' with its path to the project, or '<EffNetIgnore Include=\"…\" />' to leave it out on purpose.");

    private static readonly DiagnosticRule s_unknownFamily = DiagnosticRule.Claim("EFN5005", "Unknown shipped family", Category, DiagnosticSeverity.Error);

    /// <summary>Returns the diagnostic for a family in <c>EffNetFamilies</c> that is not shipped.</summary>
    /// <param name="name">The name in <c>EffNetFamilies</c>.</param>
    /// <param name="shipped">The names of the shipped families.</param>
    public static Diagnostic UnknownFamily(string name, IReadOnlyCollection<string> shipped)
    {
        var hint = name.Any(c => c == ',' || char.IsWhiteSpace(c)) ? "Write ';' between two names."
            : Spelling.Nearest(name, shipped) is { } near ? $"Did you mean '{near}'?"
            : $"Expected one of {string.Join(", ", shipped.OrderBy(s => s, StringComparer.Ordinal).Select(s => $"'{s}'"))}.";
        return s_unknownFamily.At(s_topOfFile, $"Unknown shipped family '{name}' in 'EffNetFamilies'. {hint}");
    }

    private static readonly DiagnosticRule s_languageTooOld = DiagnosticRule.Claim("EFN5006", "Language version too old", Category, DiagnosticSeverity.Error);

    /// <summary>Returns the diagnostic for a project whose version of C# is too old for generated code.</summary>
    /// <param name="version">The project's version of C#.</param>
    /// <param name="oldest">The oldest version that compiles generated code.</param>
    public static Diagnostic LanguageTooOld(string version, string oldest) => s_languageTooOld.At(
        s_topOfFile,
        $"Nothing is generated, because the project uses C# {version}, and generated code requires C# {oldest} or later. "
            + $"Remove 'LangVersion' from the project, or set it to {oldest} or later.");

    private static readonly DiagnosticRule s_typeAlsoReferenced = DiagnosticRule.Claim("EFN5007", "Type exists in a reference", Category, DiagnosticSeverity.Warning);

    /// <summary>Returns the diagnostic for a type whose name also exists in a referenced assembly.</summary>
    /// <param name="span">The declaration in the file.</param>
    /// <param name="type">The type.</param>
    /// <param name="assembly">The referenced assembly.</param>
    public static Diagnostic TypeAlsoReferenced(TextSpan span, string type, string assembly) => s_typeAlsoReferenced.At(
        span,
        $"Type '{type}' also exists in the referenced assembly '{assembly}', and the two are different types. "
            + "Generate the family in one project only, or give the file another namespace.");

    private static readonly DiagnosticRule s_otherVersion = DiagnosticRule.Claim("EFN5008", "Reference of another version", Category, DiagnosticSeverity.Error);

    /// <summary>Returns the diagnostic for a referenced library of EffNet whose version differs from the generator's.</summary>
    /// <param name="assembly">The library.</param>
    /// <param name="version">The version of the library.</param>
    /// <param name="own">The generator's version.</param>
    public static Diagnostic LibraryOfOtherVersion(string assembly, string version, string own) => s_otherVersion.At(
        s_topOfFile,
        $"Nothing is generated, because the generator is EffNet {own}, but the project references {assembly} {version}. "
            + "Use one version of all packages whose names begin with 'EffNet'.");

    /// <summary>Returns the diagnostic for a referenced assembly with code that another version of EffNet generated.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="version">The version that generated its code.</param>
    /// <param name="own">The version that the project references.</param>
    public static Diagnostic CodeOfOtherVersion(string assembly, string version, string own) => s_otherVersion.At(
        s_topOfFile,
        $"Nothing is generated, because EffNet {version} generated the networks in the referenced assembly '{assembly}', and they do not run with EffNet {own}, "
            + $"which this project uses. Build '{assembly}' with EffNet {own}, or reference EffNet {version} in this project.");

    /// <summary>Gets the rules, by id.</summary>
    internal static ImmutableArray<DiagnosticRule> Rules { get; } = ImmutableArray.Create<DiagnosticRule>(
    [
        s_typeDeclaredTwice, s_effNetNotReferenced, s_torchSharpNotReferenced, s_fileNotCompiled, s_unknownFamily, s_languageTooOld, s_typeAlsoReferenced, s_otherVersion,
    ]);
}
