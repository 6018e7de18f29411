namespace EffNet.Docs.Tests.Samples;

/// <summary>A command that a page tells its reader to type.</summary>
/// <param name="Words">Its words, without quotes.</param>
/// <param name="Line">Its line.</param>
/// <param name="Output">What the page says it prints; empty where it says nothing.</param>
internal sealed record CommandLine(IReadOnlyList<string> Words, string Line, string Output)
{
    /// <summary>What precedes a command where its output follows.</summary>
    public const string Prompt = "$ ";

    /// <summary>What joins or redirects commands: each side is looked at by itself.</summary>
    private static readonly string[] s_joints = ["&&", "||", "|", ";"];

    /// <summary>The commands of <paramref name="sample"/>, in order.</summary>
    public static IEnumerable<CommandLine> Read(Sample sample) => sample.Language == SampleLanguage.Bash
        ? sample.Text.Split('\n').Where(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith('#')).SelectMany(line => Split(line, string.Empty))
        : sample.Text.Split(Prompt, StringSplitOptions.RemoveEmptyEntries).SelectMany(part => Split(part.Split('\n', 2)[0], part.Split('\n', 2)[1]));

    private static IEnumerable<CommandLine> Split(string line, string output)
    {
        var words = new List<string>();
        foreach (var word in System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(line).TakeWhile(w => w is not (">" or "#")))
        {
            if (!s_joints.Contains(word))
            {
                words.Add(word);
                continue;
            }

            yield return new CommandLine([.. words], line, string.Empty);
            words.Clear();
        }

        yield return new CommandLine(words, line, output);
    }
}
