namespace EffNet.Tests.GeneratedCode;

/// <summary>The memory of some tensors.</summary>
/// <param name="Elements">The number of elements.</param>
internal sealed record SimulatedStorage(long Elements)
{
    /// <summary>Gets or sets the number of tensors that use this memory.</summary>
    public int Users { get; set; }
}
