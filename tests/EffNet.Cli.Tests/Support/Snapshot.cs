namespace EffNet.Cli.Tests.Support;

/// <summary>Compares whole outputs with verified files, named as the Verify library names them.</summary>
internal static class Snapshot
{
    /// <summary>
    /// Asserts that <paramref name="actual"/> is what <c>Snapshots/{name}.verified.txt</c> says. Where it is not, it is left as
    /// <c>{name}.received.txt</c> beside the copy in the output directory: if it is right, it is the next verified file.
    /// </summary>
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Snapshots", name);
        var verified = File.Exists($"{path}.verified.txt") ? File.ReadAllText($"{path}.verified.txt") : string.Empty;
        verified = verified.ReplaceLineEndings("\n");
        if (verified != actual)
            File.WriteAllText($"{path}.received.txt", actual);
        Assert.Equal(verified, actual);
    }
}
