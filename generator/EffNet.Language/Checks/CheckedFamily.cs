using EffNet.Language.Binding;

namespace EffNet.Language.Checks;

/// <summary>A family whose networks are built, in the form that checks use.</summary>
/// <param name="Settings">The settings of the family.</param>
/// <param name="Variants">The variants that have a network, in the order of the file.</param>
/// <param name="Cancellation">Cancels the work.</param>
internal sealed record CheckedFamily(FamilySettings Settings, IReadOnlyList<CheckedVariant> Variants, CancellationToken Cancellation)
{
    /// <summary>Gets the variants whose own settings affect the size of their networks. Checks the token before each.</summary>
    public IEnumerable<CheckedVariant> ScaledVariants => Polled(Variants.Where(v => v.Resolved.ScalesItself));

    /// <summary>
    /// Gets those of <see cref="ScaledVariants"/> that do not quote a publication. The size of a published network cannot be changed, so suggestions about it are not
    /// useful.
    /// </summary>
    public IEnumerable<CheckedVariant> OwnVariants => ScaledVariants.Where(v => v.Paper is null);

    /// <summary>Gets the variants that have a network. Checks the token before each.</summary>
    public IEnumerable<CheckedVariant> AllVariants => Polled(Variants);

    /// <summary>Returns <paramref name="items"/>, with a check of the token before each.</summary>
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
