namespace EffNet.Docs.Tests.Documents;

/// <summary>What checks found: a failure shows all of it.</summary>
internal static class Complaints
{
    public static void AreNone(IEnumerable<string> complaints)
    {
        var found = complaints.ToList();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }
}
