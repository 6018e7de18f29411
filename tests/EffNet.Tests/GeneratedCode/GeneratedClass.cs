using System.Text.RegularExpressions;
using EffNet.Language.CSharp;
using EffNet.Tests.Networks;

namespace EffNet.Tests.GeneratedCode;

/// <summary>A class that is parsed from its generated text: its members and the statements of its <c>forward</c>.</summary>
/// <param name="Name">Its name.</param>
internal sealed partial record GeneratedClass(string Name)
{
    private const string ForwardHeader = "public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor input)";

    /// <summary>Gets the types of the members by their names.</summary>
    public Dictionary<string, string> Members { get; } = [];

    /// <summary>Gets the nested classes by their names.</summary>
    public Dictionary<string, GeneratedClass> Nested { get; } = [];

    /// <summary>Gets the statements of <c>forward</c>, without indentation.</summary>
    public List<string> Forward { get; } = [];

    /// <summary>Returns the class that is generated for the published type or probe <paramref name="type"/>.</summary>
    public static GeneratedClass Of(string type)
    {
        var (_, variant) = NetworkCatalog.FindEntry(type);
        return Parse(CSharpEmitter.EmitVariant(variant, "EffNet", new EmitOptions("models.effnet", string.Empty)).Text);
    }

    private static GeneratedClass Parse(string text)
    {
        var file = new GeneratedClass(string.Empty);
        var open = new Stack<(GeneratedClass Class, string Indentation)>([(file, string.Empty)]);
        var lines = new Queue<string>(text.Split('\n'));
        while (lines.TryDequeue(out var line))
        {
            var (enclosing, indentation) = open.Peek();
            if (line == indentation + "}")
            {
                open.Pop();
            }
            else if (ClassHeader().Match(line) is { Success: true } header)
            {
                var nested = new GeneratedClass(header.Groups["name"].Value);
                enclosing.Nested.Add(nested.Name, nested);
                open.Push((nested, header.Groups["indentation"].Value));
            }
            else if (Member().Match(line) is { Success: true } member)
            {
                enclosing.Members.Add(member.Groups["name"].Value, member.Groups["type"].Value);
            }
            else if (line.Trim() == ForwardHeader)
            {
                lines.Dequeue();
                while (lines.Dequeue() is var statement && statement.Trim() != "}")
                    enclosing.Forward.Add(statement.Trim());
            }
        }

        return file.Nested.Values.Single();
    }

    [GeneratedRegex(@"^(?<indentation> *)(public|internal) (static |sealed |partial )*class (?<name>\w+)")]
    private static partial Regex ClassHeader();

    [GeneratedRegex(@"^ *public (?<type>\S+) (?<name>\w+) \{ get; \}$")]
    private static partial Regex Member();
}
