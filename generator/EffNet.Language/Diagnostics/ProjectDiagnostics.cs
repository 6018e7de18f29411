using System.Collections.Immutable;
using EffNet.Language.Text;

namespace EffNet.Language.Diagnostics;

/// <summary>EFN5001 to EFN5008: mistakes that only a whole project shows. The generator reports them.</summary>
public static class ProjectDiagnostics
{
    private const string Category = "EffNet.Project";

    private static readonly TextSpan s_topOfFile = new(0, 0);

    private static readonly DiagnosticRule s_typeDeclaredTwice = DiagnosticRule.Claim("EFN5001", "Type declared by two files", Category, DiagnosticSeverity.Error);

    /// <summary>Two files make one type.</summary>
    /// <param name="span">Where the second one does.</param>
    /// <param name="type">The type.</param>
    /// <param name="otherFile">The first one.</param>
    public static Diagnostic TypeDeclaredTwice(TextSpan span, string type, string otherFile) =>
        s_typeDeclaredTwice.At(
        span,
        $"Type '{type}' is declared in {otherFile} too; rename one, or give the files different namespaces.");

    private static readonly DiagnosticRule s_effNetNotReferenced = DiagnosticRule.Claim("EFN5002", "EffNet not referenced", Category, DiagnosticSeverity.Error);

    /// <summary>Generated code could not find the run-time library.</summary>
    public static Diagnostic EffNetNotReferenced() => s_effNetNotReferenced.At(
        s_topOfFile,
        "Nothing is generated from this file: the project does not reference EffNet, which generated code calls; add '<PackageReference Include=\"EffNet\" />' to it, or 'EffNet.Variants' to do without TorchSharp. Both require .NET 8 or later.");

    /// <summary>The package is there, but not the library in it.</summary>
    public static Diagnostic EffNetWithoutLibrary() => s_effNetNotReferenced.At(
        s_topOfFile,
        "Nothing is generated from this file: the project takes EffNet's package without its library, which generated code calls; replace a 'GlobalPackageReference', or 'IncludeAssets' or 'ExcludeAssets' that leave out 'compile', with '<PackageReference Include=\"EffNet\" />', or with 'EffNet.Variants' to do without TorchSharp.");

    private static readonly DiagnosticRule s_torchSharpNotReferenced = DiagnosticRule.Claim("EFN5003", "TorchSharp not referenced", Category, DiagnosticSeverity.Error);

    /// <summary>Generated code could not find TorchSharp.</summary>
    public static Diagnostic TorchSharpNotReferenced() => s_torchSharpNotReferenced.At(
        s_topOfFile,
        "Nothing is generated from this file: the project references EffNet without TorchSharp; add '<PackageReference Include=\"TorchSharp-cpu\" />' to it, or replace EffNet with 'EffNet.Variants', which does without TorchSharp.");

    private static readonly DiagnosticRule s_fileNotCompiled = DiagnosticRule.Claim("EFN5004", "File is not compiled", Category, DiagnosticSeverity.Warning);

    /// <summary>The compiler is not given a file that the project has.</summary>
    public static Diagnostic FileNotCompiled() => s_fileNotCompiled.At(
        s_topOfFile,
        "Nothing is generated from this file: the compiler is not given it; add '<AdditionalFiles Include=\"…\" />' with its path to the project, or '<EffNetIgnore Include=\"…\" />' if that is meant.");

    private static readonly DiagnosticRule s_unknownFamily = DiagnosticRule.Claim("EFN5005", "Unknown shipped family", Category, DiagnosticSeverity.Error);

    /// <summary>The project asks for a family that is not shipped.</summary>
    /// <param name="name">What it asks for.</param>
    /// <param name="shipped">What there is.</param>
    public static Diagnostic UnknownFamily(string name, IReadOnlyCollection<string> shipped)
    {
        var hint = name.Any(c => c == ',' || char.IsWhiteSpace(c)) ? "write ';' between two names"
            : Spelling.Nearest(name, shipped) is { } near ? $"did you mean '{near}'?"
            : $"there are {string.Join(", ", shipped.OrderBy(s => s, StringComparer.Ordinal).Select(s => $"'{s}'"))}";
        return s_unknownFamily.At(
        s_topOfFile,
        $"EffNetFamilies names '{name}', which is no shipped family; {hint}");
    }

    private static readonly DiagnosticRule s_languageTooOld = DiagnosticRule.Claim("EFN5006", "Language version too old", Category, DiagnosticSeverity.Error);

    /// <summary>Generated code would not compile.</summary>
    /// <param name="version">The project's version of C#.</param>
    /// <param name="oldest">The oldest that generated code compiles with.</param>
    public static Diagnostic LanguageTooOld(string version, string oldest) => s_languageTooOld.At(
        s_topOfFile,
        $"Nothing is generated: the project uses C# {version}, and generated code requires C# {oldest} or later; remove 'LangVersion' from the project, or set it to {oldest} or later.");

    private static readonly DiagnosticRule s_typeAlsoReferenced = DiagnosticRule.Claim("EFN5007", "Type exists in a reference", Category, DiagnosticSeverity.Warning);

    /// <summary>A referenced assembly has a type of the same name.</summary>
    /// <param name="span">Where the file declares it.</param>
    /// <param name="type">The type.</param>
    /// <param name="assembly">The referenced assembly.</param>
    public static Diagnostic TypeAlsoReferenced(TextSpan span, string type, string assembly) => s_typeAlsoReferenced.At(
        span,
        $"Type '{type}' also exists in the referenced assembly '{assembly}', and the two are different types; generate the family in one project only, or give the file another namespace.");

    private static readonly DiagnosticRule s_otherVersion = DiagnosticRule.Claim("EFN5008", "Reference of another version", Category, DiagnosticSeverity.Error);

    /// <summary>A referenced library of EffNet is of another version than the generator.</summary>
    /// <param name="assembly">The library.</param>
    /// <param name="version">Its version.</param>
    /// <param name="own">The generator's version.</param>
    public static Diagnostic LibraryOfOtherVersion(string assembly, string version, string own) => s_otherVersion.At(
        s_topOfFile,
        $"Nothing is generated: the generator is EffNet {own}, and the project references {assembly} {version}; give all packages whose names begin with 'EffNet' one version.");

    /// <summary>A referenced assembly has code that another version of EffNet generated.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="version">The version that generated its code.</param>
    /// <param name="own">The version that the project references.</param>
    public static Diagnostic CodeOfOtherVersion(string assembly, string version, string own) => s_otherVersion.At(
        s_topOfFile,
        $"Nothing is generated: the referenced assembly '{assembly}' has networks that EffNet {version} generated, which do not run with the EffNet {own} of this project; build '{assembly}' with EffNet {own}, or reference EffNet {version} here.");

    /// <summary>Gets the rules, by id.</summary>
    internal static ImmutableArray<DiagnosticRule> Rules { get; } = ImmutableArray.Create<DiagnosticRule>(
    [
        s_typeDeclaredTwice, s_effNetNotReferenced, s_torchSharpNotReferenced, s_fileNotCompiled, s_unknownFamily, s_languageTooOld, s_typeAlsoReferenced, s_otherVersion,
    ]);
}
