using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Language.Scaling;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Scales and unrolls networks of one family: for a variant once, for a solved phi and for a search many times.</summary>
internal sealed class VariantBuilder(FamilySettings settings, CancellationToken cancellation)
{
    /// <summary>Scaling that leaves everything as it is.</summary>
    private static readonly CompoundScaling s_identity = new(1, 1, 1);

    /// <summary>The family's own scaling; none where it states none.</summary>
    public CompoundScaling Scaling => settings.Scaling ?? s_identity;

    /// <summary>What a variant of these settings decides at <paramref name="phi"/>.</summary>
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

    /// <summary>The network; <see langword="null"/> where <paramref name="excess"/> says what makes it too large.</summary>
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
