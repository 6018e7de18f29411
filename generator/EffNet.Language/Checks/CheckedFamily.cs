using EffNet.Language.Binding;

namespace EffNet.Language.Checks;

/// <summary>A family as the checks read it.</summary>
/// <param name="Settings">The settings of the family.</param>
/// <param name="Variants">The variants that have a network, in the order of the file.</param>
/// <param name="Cancellation">Ends the work early.</param>
internal sealed record CheckedFamily(FamilySettings Settings, IReadOnlyList<VariantDraft> Variants, CancellationToken Cancellation)
{
    /// <summary>The variants that say anything of their own about the size of their networks. Checks the token before each.</summary>
    public IEnumerable<VariantDraft> ScaledVariants => Polled(Variants.Where(v => v.ScalesItself));

    /// <summary>
    /// Those of <see cref="ScaledVariants"/> that quote no publication. The size of a published network was decided there: suggestions about it have no one to follow them.
    /// </summary>
    public IEnumerable<VariantDraft> OwnVariants => ScaledVariants.Where(v => v.Paper is null);

    /// <summary>The variants that have a network. Checks the token before each.</summary>
    public IEnumerable<VariantDraft> AllVariants => Polled(Variants);

    /// <summary><paramref name="items"/>, with a check of the token before each.</summary>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    public IEnumerable<T> Polled<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            Cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
