using EffNet.IntelliSense.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.QuickInfo;
using Xunit;

namespace EffNet.IntelliSense.Tests;

/// <summary>Every public member has an explanation: tests read quick info at the declaration of each member, where it is the same as at every use.</summary>
public sealed class DocumentedMembersTests
{
    [Fact]
    public async Task Quick_info_explains_every_public_member_of_a_network() => await Check(await Editors.Models, "EffNet.Models.EfficientNetB0", atLeast: 300);

    [Fact]
    public async Task Quick_info_explains_every_public_member_of_a_family() => await Check(await Editors.Models, "EffNet.Models.EfficientNet", atLeast: 2);

    [Fact]
    public async Task Quick_info_explains_every_public_member_of_a_search() => await Check(await Editors.Scaled, "EffNet.Scaled.ScaledGrid", atLeast: 3);

    [Fact]
    public async Task Quick_info_explains_every_public_member_of_a_broken_variant() =>
        await Check(await Editors.Mistakes, "EffNet.Mistakes.MistakenBroken", atLeast: 10);

    [Fact]
    public async Task Completion_describes_every_member_that_the_library_adds_to_a_network()
    {
        var editor = await Editors.Models;
        var caret = editor.TypeStatement("model.|");
        var compilation = await editor.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        string[] bases = ["EffNet.UnrolledNetwork", "EffNet.UnrolledModule"];
        var names = bases
            .SelectMany(b => compilation?.GetTypeByMetadataName(b)?.GetMembers() ?? [])
            .Where(m => m is { DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true })
            .Select(m => m.Name)
            .ToHashSet();

        Assert.Superset(new HashSet<string> { "ClassCount", "InputChannels", "state_dict", "get_parameter" }, names);
        foreach (var name in names)
            Assert.Contains('\n', await caret.Describe(name));
    }

    private static async Task Check(Editor editor, string name, int atLeast)
    {
        var compilation = await editor.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var type = compilation?.GetTypeByMetadataName(name) ?? throw new TypeLoadException(name);
        var members = Members(type).ToList();

        Assert.True(members.Count >= atLeast, $"Only {members.Count} members of {name} were found.");
        var silent = new List<string>();
        foreach (var member in members)
        {
            if (!await IsExplained(editor, member))
                silent.Add(member.ToDisplayString());
        }

        Assert.Empty(silent);
    }

    /// <summary>Returns the public members that the generated code declares, without the members that the compiler adds to records.</summary>
    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(m => m is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } and not IMethodSymbol { AssociatedSymbol: not null })
            .SelectMany(m => m is INamedTypeSymbol nested ? Members(nested) : [m])
            .Prepend(type);

    private static async Task<bool> IsExplained(Editor editor, ISymbol member)
    {
        var location = member.Locations[0];
        var document = editor.Project.Solution.GetDocument(location.SourceTree) ?? throw new InvalidOperationException($"{member} is in no document.");
        var sections = await new Caret(document, location.SourceSpan.Start).QuickInfoSections();
        return sections.Any(s => s.Kind == QuickInfoSectionKinds.DocumentationComments && EditorText.Join(s.TaggedParts).Trim().Length > 0);
    }
}
