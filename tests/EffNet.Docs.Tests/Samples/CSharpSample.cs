using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EffNet.Docs.Tests.Samples;

/// <summary>A <c>csharp</c> block: a file of types that the page's other blocks use, or the statements of a program.</summary>
/// <param name="Root">The syntax tree of the block.</param>
/// <param name="Given">Variables that the page's text assumes: <c>given Tensor images; EfficientNetB0 model</c> in the comment before the block.</param>
internal sealed record CSharpSample(CompilationUnitSyntax Root, string Given)
{
    private const string GivenWord = "given ";

    /// <summary>Variables that every page may use without declaring them.</summary>
    private static readonly string[] s_common = ["TorchSharp.torch.Tensor images", "TorchSharp.torch.Tensor labels"];

    /// <summary>The usings of programs with generated networks. A block with its own usings must have all of them.</summary>
    private static readonly string[] s_usings = ["EffNet", "EffNet.Models", "TorchSharp", "static TorchSharp.torch"];

    /// <summary>Gets a value that indicates whether the block consists of statements.</summary>
    public bool IsProgram => Root.Members.Any(member => member is GlobalStatementSyntax);

    /// <summary>Gets the complete file of the block.</summary>
    public SyntaxTree Tree
    {
        get
        {
            var root = Root.Usings.Count > 0 ? Root : Root.AddUsings([.. s_usings.Select(Using)]);
            return CSharpSyntaxTree.Create(IsProgram ? root.WithMembers(root.Members.InsertRange(0, Declarations())) : root, ParseOptions);
        }
    }

    /// <summary>The language of this repository's projects.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14);

    /// <summary>Reads <paramref name="sample"/>.</summary>
    public static CSharpSample Read(Sample sample)
    {
        if (sample.Directive.Length > 0 && !sample.Directive.StartsWith(GivenWord, StringComparison.Ordinal))
            throw new FormatException(sample.Complain($"'{sample.Directive}' is not a known directive of a sample"));
        var given = sample.Directive.Length > 0 ? sample.Directive[GivenWord.Length..] : string.Empty;
        return new CSharpSample(SyntaxFactory.ParseCompilationUnit(sample.Text, options: ParseOptions), given);
    }

    /// <summary>Returns declarations of the variables that the block uses and does not declare itself.</summary>
    private IEnumerable<MemberDeclarationSyntax> Declarations()
    {
        var used = Root.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
        var declared = Root.DescendantNodes().Select(NameOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return Given
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(s_common)
            .Select(variable => (Type: variable[..variable.LastIndexOf(' ')], Name: variable[(variable.LastIndexOf(' ') + 1)..]))
            .DistinctBy(variable => variable.Name)
            .Where(variable => used.Contains(variable.Name) && !declared.Contains(variable.Name))
            .Select(variable => SyntaxFactory.GlobalStatement(SyntaxFactory.ParseStatement($"{variable.Type} {variable.Name} = default!;\n")));
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        _ => null,
    };

    private static UsingDirectiveSyntax Using(string name) => SyntaxFactory.ParseCompilationUnit($"using {name};").Usings[0];
}
