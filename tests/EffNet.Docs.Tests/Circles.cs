namespace EffNet.Docs.Tests;

/// <summary>Finds circles among references.</summary>
internal static class Circles
{
    /// <summary>Returns the references that are part of a circle, or lead to one; empty if all point the same way.</summary>
    /// <param name="references">The references.</param>
    public static IReadOnlyCollection<(string From, string To)> In(IEnumerable<(string From, string To)> references)
    {
        var rest = references.ToHashSet();
        while (rest.RemoveWhere(a => rest.All(b => b.From != a.To)) > 0)
        {
            // What leads to a namespace without references is taken away, until only circles are left.
        }

        return rest;
    }
}
