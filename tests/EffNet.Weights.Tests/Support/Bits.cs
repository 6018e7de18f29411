using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests.Support;

/// <summary>A copy of all bits of a module's state.</summary>
internal sealed class Bits
{
    private readonly Dictionary<string, string> _state;

    private Bits(Dictionary<string, string> state)
    {
        _state = state;
    }

    public static Bits Of(nn.Module module) => new(module.state_dict().ToDictionary(entry => entry.Key, entry => Text(entry.Value)));

    /// <summary>Returns true if <paramref name="module"/> has exactly these bits; otherwise, false.</summary>
    public bool Are(nn.Module module) => module.state_dict().All(entry => _state[entry.Key] == Text(entry.Value));

    /// <summary>Asserts that <paramref name="module"/> has exactly these bits.</summary>
    public void AssertAre(nn.Module module) => Assert.All(module.state_dict(), entry => Assert.Equal(_state[entry.Key], Text(entry.Value)));

    private static string Text(Tensor tensor) => $"{tensor.dtype} ({string.Join(", ", tensor.shape)}) {Convert.ToHexString(tensor.bytes)}";
}
