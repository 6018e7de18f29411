using System.CommandLine;
using EffNet.Language;

namespace EffNet.Cli.Commands;

/// <summary><c>--namespace</c>, which must be what the language takes for one.</summary>
internal static class NamespaceOption
{
    /// <summary>Declares it; <paramref name="description"/> says what it is used for.</summary>
    public static Option<string> Create(string description)
    {
        var option = new Option<string>("--namespace") { Description = description, HelpName = "NAME" };
        option.Validators.Add(result =>
        {
            var name = result.GetValueOrDefault<string>();
            if (!IsNamespace(name))
                result.AddError($"'{name}' is not a C# namespace.");
        });
        return option;
    }

    /// <summary>A namespace is what the language accepts after the keyword <c>namespace</c>.</summary>
    private static bool IsNamespace(string? name) => ModelCompiler.Compile($"effnet 1; namespace {name};").Model.Namespace == name;
}
