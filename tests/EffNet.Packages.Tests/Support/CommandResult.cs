namespace EffNet.Packages.Tests.Support;

/// <summary>What a command did.</summary>
/// <param name="Command">Its line.</param>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">What it wrote to both streams.</param>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    /// <summary>The lines of <see cref="Output"/>, without what surrounds their text.</summary>
    public IEnumerable<string> Lines => Output.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    /// <summary>Its warnings and errors, each once, as it ends with the whole list again.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. Lines.Where(l => l.Contains(": warning ", StringComparison.Ordinal) || l.Contains(": error ", StringComparison.Ordinal)).Distinct()];

    /// <summary>This result, which a test goes on from; a failure shows all that the command said.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>This result, of a command that had nothing to complain about.</summary>
    public CommandResult SucceededSilently()
    {
        Succeeded();
        Assert.True(Complaints.Count == 0, $"{Command} complained:\n{string.Join('\n', Complaints)}");
        return this;
    }
}
