namespace EffNet.Docs.Tests.Pages;

/// <summary>Compares documents with what the code says they should be, as <c>Snapshot</c> does with generated code.</summary>
internal static class ReceivedPage
{
    /// <summary>
    /// Asserts that the document at <paramref name="path"/> is <paramref name="actual"/>, of which the code says a <paramref name="part"/>. Where it is not, that is left beside it
    /// as <c>{name}.{part}.received.md</c>: <c>tests/scripts/accept-snapshots</c> makes it the document.
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
