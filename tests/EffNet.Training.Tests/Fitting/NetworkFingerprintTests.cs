using EffNet.Networks.Data;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class NetworkFingerprintTests
{
    /// <summary>In the text, A is an activation, D a dropout, and N a batch norm with its channels and epsilon.</summary>
    [Theory]
    [InlineData("A silu", "A relu")]
    [InlineData("D 0.", "D 0.0")]
    [InlineData("N 16 1E-05", "N 16 0.001")]
    public void Fingerprint_depends_on_settings_that_do_not_change_the_shapes_of_weights(string old, string changed)
    {
        using var network = Runs.CreateNetwork();
        var text = NetworkData.Write(network.Network);
        var edited = text.Replace(old, changed, StringComparison.Ordinal);
        Assert.NotEqual(text, edited);

        Assert.Equal(NetworkFingerprint.Of(network.Network), NetworkFingerprint.Of(NetworkData.Read(text)));
        Assert.NotEqual(NetworkFingerprint.Of(network.Network), NetworkFingerprint.Of(NetworkData.Read(edited)));
    }

    [Fact]
    public void Setting_of_the_network_begins_with_its_name_and_is_the_same_for_a_new_object()
    {
        using var first = Runs.CreateNetwork();
        using var second = Runs.CreateNetwork();

        Assert.StartsWith("FashionNetTiny with 3 classes, ", SettingOf(first), StringComparison.Ordinal);
        Assert.Equal(SettingOf(first), SettingOf(second));
    }

    private static string SettingOf(UnrolledNetwork network) => TrainingPlan.Create(network, Shapes.Create(12), null, Runs.Options).Settings()["network"];
}
