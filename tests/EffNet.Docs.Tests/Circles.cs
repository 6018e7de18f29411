namespace EffNet.Docs.Tests;

/// <summary>Finds cycles of references.</summary>
internal static class Circles
{
    /// <summary>Returns the references that are part of a cycle or lead to one; empty if there is no cycle.</summary>
    /// <param name="references">The references.</param>
    public static IReadOnlyCollection<(string From, string To)> In(IEnumerable<(string From, string To)> references)
    {
        var rest = references.ToHashSet();
        while (rest.RemoveWhere(a => rest.All(b => b.From != a.To)) > 0)
        {
            // Removes references to namespaces without references until only cycles remain.
        }

        return rest;
    }
}
