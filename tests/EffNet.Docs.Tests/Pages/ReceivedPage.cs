namespace EffNet.Docs.Tests.Pages;

/// <summary>Compares documents with the text that the code expects, as <c>Snapshot</c> does with generated code.</summary>
internal static class ReceivedPage
{
    /// <summary>
    /// Asserts that the document at <paramref name="path"/> equals <paramref name="actual"/>, whose part <paramref name="part"/> comes from the code. If not, writes it
    /// beside the document as <c>{name}.{part}.received.md</c>; <c>tests/scripts/accept-snapshots</c> replaces the document with this file.
    /// </summary>
    public static void Matches(string path, string part, string actual)
    {
        var expected = Repository.Read(path);
        var received = Path.ChangeExtension(Repository.Locate(path), $".{part}.received.md");
        if (expected == actual)
            File.Delete(received);
        else
            File.WriteAllText(received, actual);
        Assert.Equal(expected, actual);
    }
}
