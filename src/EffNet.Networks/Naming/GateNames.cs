namespace EffNet.Networks.Naming;

/// <summary>The names of the layers of a squeeze-and-excitation gate, relative to their block.</summary>
/// <param name="Pool">The pool that computes the mean of each channel.</param>
/// <param name="Reduce">The convolution to the bottleneck.</param>
/// <param name="Activation">The activation of the bottleneck.</param>
/// <param name="Expand">The convolution to one gate per channel.</param>
/// <param name="Gate">The activation of the gates.</param>
internal sealed record GateNames(string Pool, string Reduce, string Activation, string Expand, string Gate)
{
    /// <summary>Returns torchvision's names of a gate that is a module called <paramref name="path"/>.</summary>
    public static GateNames Of(string path) => new($"{path}.avgpool", $"{path}.fc1", $"{path}.activation", $"{path}.fc2", $"{path}.scale_activation");
}
