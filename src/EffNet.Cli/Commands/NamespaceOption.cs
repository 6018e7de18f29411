using System.CommandLine;
using EffNet.Language;

namespace EffNet.Cli.Commands;

/// <summary>The option <c>--namespace</c>, whose value must be a valid namespace in a .effnet file.</summary>
internal static class NamespaceOption
{
    /// <summary>Creates the option. <paramref name="description"/> describes its use.</summary>
    public static Option<string> Create(string description)
    {
        var option = new Option<string>("--namespace") { Description = description, HelpName = "NAME" };
        option.Validators.Add(result =>
        {
            var name = result.GetValueOrDefault<string>();
            if (!IsNamespace(name))
                result.AddError($"'{name}' is not a valid C# namespace; expected names separated by dots, such as 'My.Models'.");
        });
        return option;
    }

    /// <summary>Returns <see langword="true"/> if the language accepts <paramref name="name"/> after the keyword <c>namespace</c>.</summary>
    private static bool IsNamespace(string? name) => ModelCompiler.Compile($"effnet 1; namespace {name};").Model.Namespace == name;
}
