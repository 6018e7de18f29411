namespace EffNet.Weights;

/// <summary>Checks that there is one name for each class.</summary>
internal static class ClassNameCount
{
    /// <summary>Throws an exception if the number of names differs from the number of classes.</summary>
    /// <param name="names">The names; <see langword="null"/> if there are none.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="parameter">The name of the parameter that contains the names, for the exception.</param>
    /// <exception cref="ArgumentException">There are more or fewer names than classes.</exception>
    public static void Check(IReadOnlyList<string>? names, int classCount, string parameter)
    {
        if (names is { Count: var count } && count != classCount)
        {
            throw new ArgumentException(
                $"There are {count:N0} class names for {classCount:N0} classes; expected one name for each class, in the order of the network's outputs.", parameter);
        }
    }
}
