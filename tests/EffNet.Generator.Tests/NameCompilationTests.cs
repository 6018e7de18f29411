using System.Reflection;
using EffNet.Language;
using EffNet.Language.CSharp;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>Generated code compiles with every name that the language accepts: keywords of C#, and names that generated code uses.</summary>
public sealed class NameCompilationTests
{
    /// <summary>Types and namespaces that generated code uses, or that are visible in every file.</summary>
    private static readonly string[] s_types =
    [
        "System", "TorchSharp", "EffNet", "Object", "String", "Type", "Exception", "Action", "Func", "Attribute", "Int32", "Tensor", "Module", "Torch", "Record", "IDisposable",
        "INetwork", "NetworkVariant", "ModuleVariant", "NetworkLoadOptions", "UnrolledModule", "Conv2d", "Device", "Global",
    ];

    private const int WordsOfANamespace = 8;

    /// <summary>One compilation with each word in a namespace and as a stage, and, capitalized, as a family and as the type of a variant; and with one word as a profile.</summary>
    [Fact]
    public void Generated_code_with_every_accepted_name_compiles()
    {
        var words = KeywordTests.Words.Concat(s_types.Select(t => char.ToLowerInvariant(t[0]) + t[1..])).Distinct().ToList();
        var names = words.Select(Capitalized).Concat(s_types).Where(n => n[0] is >= 'A' and <= 'Z').Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var namespaces = words.Concat(s_types).Where(w => IsAccepted(File($"Q.{w}", Family("Net", "top", "A")))).Distinct().ToList();
        var stages = words.Where(w => IsAccepted(File("Q", Family("Net", w, "A")))).ToList();
        var families = names.Where(n => IsAccepted(File("Q", Family(n, "top", "A")))).ToList();
        var types = names.Where(n => IsAccepted(File("Q", Family("Net", ["top"], [Typed("A", n)])))).ToList();

        List<string> files =
        [
            .. namespaces.Chunk(WordsOfANamespace).Select((part, i) => File($"Q{i}.{string.Join('.', part)}", Family("Net", "top", "A"))),
            File("Stages", Family("Net", stages, ["A { }"])),
            File("Families", [.. families.Select(f => Family(f, "top", "A"))]),
            File("Types", Family("Net", ["top"], types.Select((n, i) => Typed($"A{i}", n)))),
            .. words.Concat(names)
                .Where(w => IsAccepted(File("Q", Family("Net", "top", "A", profile: w), profile: w)))
                .Take(1)
                .Select(w => File("Profiles", Family("Net", "top", "A", profile: w), profile: w)),
        ];

        Assert.True(stages.Count > 80 && namespaces.Count > 60 && families.Count > 80 && types.Count > 80, $"{stages.Count} {namespaces.Count} {families.Count} {types.Count}");
        Assert.Empty(Compile(files));
    }

    public static TheoryData<string> Inherited { get; } =
    [
        .. ((Type[])[typeof(UnrolledNetwork), typeof(UnrolledModule)])
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(
                member =>
                    member is PropertyInfo { GetMethod.IsAssembly: false } or MethodInfo { IsSpecialName: false, IsPublic: true }
                        or MethodInfo { IsSpecialName: false, IsFamily: true })
            .Select(member => member.Name)
            .Where(name => name[0] is >= 'A' and <= 'Z' && name.All(char.IsLetterOrDigit))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Such a stage would hide the inherited member. Only the C# compiler would report this, as a warning in generated code.</summary>
    [Theory]
    [MemberData(nameof(Inherited))]
    public void A_stage_cannot_have_the_name_of_a_member_that_every_network_inherits(string member) =>
        Assert.False(IsAccepted(File("Q", Family("Net", char.ToLowerInvariant(member[0]) + member[1..], "A"))), $"A stage may be called '{member}'.");

    private static IEnumerable<string> Compile(IEnumerable<string> files) => Compiler
        .Compilation([.. files.SelectMany(Emit)])
        .GetDiagnostics()
        .Where(d => d.Severity >= DiagnosticSeverity.Warning)
        .Select(d => d.ToString())
        .Take(20);

    private static IEnumerable<string> Emit(string text)
    {
        var compiled = ModelCompiler.Compile(text);
        Assert.Empty(compiled.Diagnostics.Where(d => d.Rule.BreaksNetwork).Select(d => d.Message));
        return CSharpEmitter.EmitAll(compiled.Model, new EmitOptions("net.effnet", "Consumer")).Select(file => file.Text);
    }

    private static bool IsAccepted(string text) => !ModelCompiler.Compile(text).HasErrors;

    private static string Capitalized(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string File(string @namespace, params string[] families) => File(@namespace, families, "plain");

    private static string File(string @namespace, string family, string profile) => File(@namespace, [family], profile);

    private static string File(string @namespace, string[] families, string profile) =>
        $"effnet 1; namespace {@namespace}; profile {profile} {{ padding: symmetric; }}\n{string.Concat(families)}";

    private static string Family(string name, string stage, string variant, string profile = "plain") => Family(name, [stage], [$"{variant} {{ }}"], profile);

    private static string Typed(string variant, string type) => $"{variant} {{ type: {type}; }}";

    private static string Family(string name, IEnumerable<string> stages, IEnumerable<string> variants, string profile = "plain")
    {
        var table = string.Concat(stages.Select(s => s == "top" ? string.Empty : $"    {s}: mbconv(kernel: 1, stride: 1, expand: 1, channels: 8, layers: 1);\n"));
        var last = stages.Contains("top") ? "top" : "end_of_it";
        return $$"""
            public family {{name}}
            {
                input: image(channels: 3, size: 8); classes: 2; activation: relu; profile: {{profile}};
                scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);
            {{table}}    {{last}}: head(pool: average);
            {{string.Concat(variants.Select(v => $"    variant {v}\n"))}}}

            """;
    }
}
