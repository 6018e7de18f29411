namespace EffNet;

/// <summary>
/// What a state_dict may refer to: four things, none of which is ever run. They are names here, and what PyTorch would make of them is made by
/// <see cref="PickleMachine"/> itself.
/// </summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Type">The type of its numbers, of a storage.</param>
internal sealed record PickledGlobal(PickledGlobal.Kinds Kind, ElementType? Type = null)
{
    /// <summary>The four things.</summary>
    public enum Kinds
    {
        /// <summary><c>collections.OrderedDict</c>.</summary>
        OrderedDict,

        /// <summary><c>torch._utils._rebuild_tensor_v2</c>.</summary>
        RebuildTensor,

        /// <summary><c>torch._utils._rebuild_parameter</c>.</summary>
        RebuildParameter,

        /// <summary><c>torch.FloatStorage</c> and its like.</summary>
        Storage,
    }

    /// <summary>The one that Python calls so; <see langword="null"/> for everything else there is in Python.</summary>
    public static PickledGlobal? Find(string module, string name) => (module, name) switch
    {
        ("collections", "OrderedDict") => new(Kinds.OrderedDict),
        ("torch._utils", "_rebuild_tensor_v2") => new(Kinds.RebuildTensor),
        ("torch._utils", "_rebuild_parameter") => new(Kinds.RebuildParameter),
        ("torch", _) when ElementType.All.FirstOrDefault(t => t.Storage == name) is { } type => new(Kinds.Storage, type),
        _ => null,
    };
}
