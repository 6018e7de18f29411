namespace EffNet.Tests.GeneratedCode;

/// <summary>Memory that one or several tensors use.</summary>
/// <param name="Elements">The number of elements.</param>
internal sealed record SimulatedStorage(long Elements)
{
    /// <summary>Gets or sets the number of tensors that use this memory.</summary>
    public int Users { get; set; }
}
