using EffNet.Cli;
using EffNet.Docs.Tests.Samples;

namespace EffNet.Docs.Tests.Checks;

/// <summary>Checks that commands exist: those of the tool by its own parser, those of the SDK by their names and projects, and scripts by their files.</summary>
internal static class CommandCheck
{
    private static readonly string[] s_dotnetCommands = ["add", "build", "build-server", "format", "new", "nuget", "package", "pack", "publish", "run", "sln", "test", "tool"];
    private static readonly string[] s_others = ["apt-get", "cd", "curl", "docker", "export", "flock", "git", "python3", "qemu-x86_64"];

    /// <summary>The folder to which pages publish programs.</summary>
    private const string Published = "./out/";

    public static IEnumerable<string> Complaints(Page page) => page.Samples
        .Where(s => s.Language is SampleLanguage.Bash or SampleLanguage.Console)
        .SelectMany(sample => CommandLine.Read(sample).SelectMany(command => Complaints(command.Words)).Select(sample.Complain));

    private static IEnumerable<string> Complaints(IReadOnlyList<string> words)
    {
        // Settings for one command: NAME=value.
        var command = words.SkipWhile(w => w.Contains('=', StringComparison.Ordinal)).ToList();
        return command switch
        {
            [] => [],
            ["effnet", .. var arguments] => ComplaintsOfTool(arguments),
            ["dotnet", .. var arguments] => ComplaintsOfSdk(arguments),
            [var program, ..] when program.StartsWith(Published, StringComparison.Ordinal) => [],
            [var script, ..] when script.Contains('/', StringComparison.Ordinal) => Missing(script),
            [var other, ..] => s_others.Contains(other) ? [] : [$"'{other}' is not a known command"],
        };
    }

    private static IEnumerable<string> ComplaintsOfTool(IReadOnlyList<string> arguments) => EffNetTool.CreateRoot().Parse(arguments).Errors is { Count: > 0 } errors
        ? [$"effnet {string.Join(' ', arguments)}: {string.Join(' ', errors.Select(e => e.Message))}"]
        : [];

    private static IEnumerable<string> ComplaintsOfSdk(List<string> arguments)
    {
        if (arguments.Count == 0 || !s_dotnetCommands.Contains(arguments[0]))
            return [$"dotnet has no command '{arguments.FirstOrDefault()}' that these documents use"];
        var ours = arguments.TakeWhile(a => a != "--").ToList();
        var project = ours.IndexOf("--project");
        var paths = ours.Skip(1).Where(
            (word, i) => i == project || (arguments[0] is "build" or "pack" or "publish" && !word.StartsWith('-') && word.Contains('/', StringComparison.Ordinal)));
        var toTool = project >= 0 && ours.ElementAtOrDefault(project + 1) == "src/EffNet.Cli" && arguments.Count > ours.Count
            ? ComplaintsOfTool([.. arguments.Skip(ours.Count + 1)])
            : [];
        return paths.SelectMany(Missing).Concat(toTool);
    }

    private static IEnumerable<string> Missing(string path) =>
        File.Exists(Repository.Locate(path)) || Directory.Exists(Repository.Locate(path)) ? [] : [$"'{path}' does not exist"];
}
