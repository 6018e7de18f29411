namespace EffNet.Testing;

/// <summary>Compares whole outputs with verified files. Names and locations are those of the Verify library.</summary>
internal static class Snapshot
{
    /// <summary>Gets the folder of verified files in the test project, so that received files are next to the expected files.</summary>
    public static string Folder { get; } = Path.Combine(FindProject(new DirectoryInfo(AppContext.BaseDirectory)), "Snapshots");

    /// <summary>
    /// Asserts that <paramref name="actual"/> equals <c>Snapshots/{name}.verified.{extension}</c>. If not, <paramref name="actual"/> is written to
    /// <c>{name}.received.{extension}</c>; if it is correct, <c>tests/scripts/accept-snapshots</c> makes it the verified file.
    /// </summary>
    public static void Matches(string name, string actual, string extension = "txt")
    {
        var path = Path.Combine(Folder, name);
        var (verified, received) = ($"{path}.verified.{extension}", $"{path}.received.{extension}");
        var expected = File.Exists(verified) ? Read(verified) : string.Empty;
        if (expected == actual)
            File.Delete(received);
        else
            File.WriteAllText(received, actual);
        Xunit.Assert.Equal(expected, actual);
    }

    /// <summary>Returns the text of a verified file with "\n" as line ends, because git can change line ends.</summary>
    public static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    private static string FindProject(DirectoryInfo? folder)
    {
        while (folder is not null && !folder.EnumerateFiles("*.csproj").Any())
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Snapshots are compared where the test project was built.");
    }
}
