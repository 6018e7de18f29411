namespace EffNet.Docs.Tests.Samples;

/// <summary>A command on a page.</summary>
/// <param name="Words">Its words, without quotes.</param>
/// <param name="Line">Its line.</param>
/// <param name="Output">The output that the page quotes; empty if there is none.</param>
internal sealed record CommandLine(IReadOnlyList<string> Words, string Line, string Output)
{
    /// <summary>The text before a command that is followed by its output.</summary>
    public const string Prompt = "$ ";

    /// <summary>Operators between commands. The commands on both sides are checked separately.</summary>
    private static readonly string[] s_joints = ["&&", "||", "|", ";"];

    /// <summary>Returns the commands of <paramref name="sample"/>, in order.</summary>
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
