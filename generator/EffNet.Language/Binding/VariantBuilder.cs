using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Language.Scaling;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Scales the stage table of one family and builds networks from it: one network for a variant, many for a solved setting or a search.</summary>
internal sealed class VariantBuilder(FamilySettings settings, CancellationToken cancellation)
{
    /// <summary>The scaling of a family without <c>scaling</c>. All factors are 1, so phi has no effect.</summary>
    private static readonly CompoundScaling s_identity = new(1, 1, 1);

    /// <summary>Gets the scaling of the family. If the family has no <c>scaling</c>, all factors are 1.</summary>
    public CompoundScaling Scaling => settings.Scaling ?? s_identity;

    /// <summary>Returns the settings of a variant's network.</summary>
    /// <param name="resolved">
    /// The settings of the variant, including inherited ones. Factors in these settings replace the factors of <paramref name="phi"/>.
    /// </param>
    /// <param name="profile">The profile.</param>
    /// <param name="scaling">The factors per unit of phi.</param>
    /// <param name="phi">The compound coefficient.</param>
    public VariantDefinition Define(VariantSettings resolved, Profile profile, CompoundScaling scaling, double phi)
    {
        var scale = scaling.At(phi, settings.InputSize);
        return new VariantDefinition(
            new Scale(resolved.Width ?? scale.Width, resolved.Depth ?? scale.Depth, resolved.Resolution ?? scale.Resolution),
            resolved.Dropout ?? settings.Dropout,
            resolved.DropPath ?? settings.DropPath,
            profile.Padding,
            resolved.Norm ?? profile.Norm,
            profile.Initialization);
    }

    /// <summary>Builds a network.</summary>
    /// <param name="family">The stage table.</param>
    /// <param name="definition">The settings of the network.</param>
    /// <param name="excess">The limit that the network exceeds; <see langword="null"/> if it was built.</param>
    /// <returns>The network; <see langword="null"/> if it is too large.</returns>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    public Network? Build(FamilyDefinition family, VariantDefinition definition, out NetworkExcess? excess)
    {
        cancellation.ThrowIfCancellationRequested();
        excess = NetworkBuilder.FindExcess(family, definition);
        if (excess is not null)
            return null;
        try
        {
            var network = NetworkBuilder.Build(family, definition, cancellation);
            _ = checked(network.Parameters + network.MultiplyAdds);
            return network;
        }
        catch (OverflowException)
        {
            excess = new NetworkExcess(NetworkQuantity.Costs);
            return null;
        }
    }
}
