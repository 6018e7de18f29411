namespace EffNet;

/// <summary>How often a network was right.</summary>
/// <param name="Classes">Class by class, in the order of the network's outputs; those without pictures too.</param>
/// <param name="Confusions">How often each class was taken for each: only those pairs that occurred, right ones included, by actual and then by predicted class.</param>
/// <param name="Unreadable">Files that could not be read; they count neither for nor against it.</param>
public sealed record EvaluationResult(IReadOnlyList<ClassResult> Classes, IReadOnlyList<Confusion> Confusions, IReadOnlyList<UnreadableFile> Unreadable)
{
    /// <summary>Pictures that it was asked about.</summary>
    public long Count => Classes.Sum(c => c.Count);

    /// <summary>How many of them it knew.</summary>
    public long Top1Count => Classes.Sum(c => c.Top1Count);

    /// <summary>How many had the right class among the best five.</summary>
    public long Top5Count => Classes.Sum(c => c.Top5Count);

    /// <summary>The share of pictures it knew, from 0 to 1; not a number where there are no pictures.</summary>
    public double Top1 => (double)Top1Count / Count;

    /// <summary>The share of pictures with the right class among the best five.</summary>
    public double Top5 => (double)Top5Count / Count;
}
