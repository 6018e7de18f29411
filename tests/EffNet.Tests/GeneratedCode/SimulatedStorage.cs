namespace EffNet.Tests.GeneratedCode;

/// <summary>The memory of some tensors.</summary>
/// <param name="Elements">How many numbers it holds.</param>
internal sealed record SimulatedStorage(long Elements)
{
    /// <summary>How many tensors use it.</summary>
    public int Users { get; set; }
}
