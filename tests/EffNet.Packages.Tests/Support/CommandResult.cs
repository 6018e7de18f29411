namespace EffNet.Packages.Tests.Support;

/// <summary>The result of a command.</summary>
/// <param name="Command">The command line.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The output to both streams.</param>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    /// <summary>The lines of <see cref="Output"/>, without leading and trailing white space and without empty lines.</summary>
    public IEnumerable<string> Lines => Output.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    /// <summary>Gets the warnings and errors, each once, because a build repeats all of them at its end.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. Lines.Where(l => l.Contains(": warning ", StringComparison.Ordinal) || l.Contains(": error ", StringComparison.Ordinal)).Distinct()];

    /// <summary>Asserts that the command succeeded and returns this result. A failure shows the whole output.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>Asserts that the command succeeded without warnings and errors, and returns this result.</summary>
    public CommandResult SucceededSilently()
    {
        Succeeded();
        Assert.True(Complaints.Count == 0, $"{Command} complained:\n{string.Join('\n', Complaints)}");
        return this;
    }
}
