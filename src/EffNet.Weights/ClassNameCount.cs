namespace EffNet.Weights;

/// <summary>Names of classes have to be as many as the classes.</summary>
internal static class ClassNameCount
{
    /// <summary>Throws if they are not.</summary>
    /// <param name="names">The names; <see langword="null"/> if there are none.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="parameter">The parameter that has the names.</param>
    /// <exception cref="ArgumentException">There are more or fewer names than classes.</exception>
    public static void Check(IReadOnlyList<string>? names, int classCount, string parameter)
    {
        if (names is { Count: var count } && count != classCount)
            throw new ArgumentException($"There are {count:N0} class names for {classCount:N0} classes; give one for each, in the order of the network's outputs.", parameter);
    }
}
