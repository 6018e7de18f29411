using System.Collections.Immutable;

namespace EffNet;

/// <summary>A module of a network that has weights of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weights">Its weights.</param>
internal sealed record NetworkModule(string Name, ImmutableArray<TargetWeight> Weights)
{
    /// <summary>Gets its kind: a convolution, a depthwise one (<c>d</c>), one with a bias, as squeeze-and-excitation has (<c>s</c>), a norm, or something else.</summary>
    public char Kind => (Find("weight")?.Shape, Find("bias") is not null) switch
    {
        ({ Length: 4 }, true) => 's',
        ({ Length: 4 } shape, _) => shape[1] == 1 && shape[0] > 1 ? 'd' : 'c',
        ({ Length: 1 }, _) => 'n',
        _ => 'x',
    };

    private TargetWeight? Find(string name) => Weights.FirstOrDefault(w => w.Name.AsSpan(Name.Length + 1).SequenceEqual(name));
}
