namespace EffNet.Docs.Tests.Documents;

/// <summary>Asserts that checks have no complaints. A failure shows all of them.</summary>
internal static class Complaints
{
    public static void AreNone(IEnumerable<string> complaints)
    {
        var found = complaints.ToList();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }
}
