using System.ComponentModel;
using EffNet.GeneratedCode;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Base of every generated module. It gives a module the names torchvision gives it, whatever its members are called in C#,
/// and makes calling children leave nothing behind.
/// </summary>
/// <remarks>
/// <para>
/// Children are attached under dotted paths (<c>features.2.0</c>), so that no empty containers have to exist only to spell
/// torchvision's names. TorchSharp's own <c>register_module</c> refuses dots; its look-ups split at the first one. Both are replaced here.
/// </para>
/// <para>
/// Hooks work on every child. A tensor seen in a hook lives only as long as the hook runs: keep it with <c>alias()</c>. Where a hook replaces
/// an input or an output, the replaced tensor is disposed as well as the replacement.
/// </para>
/// </remarks>
public abstract class UnrolledModule : nn.Module<Tensor, Tensor>
{
    /// <summary>Children that are no modules to torchvision: they group layers for C#, and have no name.</summary>
    private readonly List<nn.Module> _groups = [];

    /// <summary>All children in the order of attachment, which is the order in which generated code runs them.</summary>
    private readonly List<nn.Module<Tensor, Tensor>> _parts = [];

    /// <summary>Gets all children in the order in which they run.</summary>
    internal IReadOnlyList<nn.Module<Tensor, Tensor>> Parts => _parts;

    /// <summary>Gets whether this module stays in evaluation mode, whatever mode it is set to.</summary>
    internal bool IsFrozen { get; private set; }

    /// <summary>Those, for code that has to reach every module.</summary>
    internal IReadOnlyList<nn.Module> Groups => _groups;

    /// <summary>Makes a module without children.</summary>
    /// <param name="name">Its type's name, for debugging.</param>
    protected UnrolledModule(string name)
        : base(name)
    {
    }

    /// <summary>Makes <paramref name="child"/> part of this module and returns it.</summary>
    /// <param name="path">
    /// Where torchvision keeps it, relative to this module; dots are welcome. Empty where it is no module there: then its children become this module's, under
    /// their own paths.
    /// </param>
    /// <param name="child">The child.</param>
    protected T Attach<T>(string path, T child)
        where T : nn.Module<Tensor, Tensor>
    {
        if (path.Length > 0)
        {
            _internal_submodules.Add(path, child);
            _parts.Add(child);
            return child;
        }

        foreach (var (name, grandchild) in child.named_children())
            _internal_submodules.Add(name, grandchild);
        _groups.Add(child);
        _parts.Add(child);
        return child;
    }

    /// <summary>Sets the mode of this module and of all below it, those that have no name included. Frozen modules stay in evaluation mode.</summary>
    /// <param name="train">Whether to train; to evaluate otherwise.</param>
    public override void train(bool train = true)
    {
        var mode = train && !IsFrozen;
        base.train(mode);
        foreach (var group in _groups)
            group.train(mode);
    }

    /// <summary>Freezes or unfreezes this module and the generated modules below it. The caller sets modes and gradients.</summary>
    internal void SetFrozen(bool frozen)
    {
        IsFrozen = frozen;
        foreach (var part in _parts)
            (part as UnrolledModule)?.SetFrozen(frozen);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        foreach (var group in _groups)
            group.Dispose();
    }

    /// <summary>Begins a run of this module: an exception that ends it disposes the tensors it created.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static ModuleRun BeginRun() => ModuleRun.Begin();

    /// <summary>
    /// Invokes <paramref name="module"/> with its hooks. The result is always a tensor of its own, which the caller disposes; the input stays the caller's.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Call(nn.Module<Tensor, Tensor> module, Tensor input) => HookedCall.Invoke(module, input);

    /// <summary>
    /// Whether a run may skip or overwrite what it computes on the way: no gradient is recorded, which would need it, and no child has hooks, which would
    /// see it.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool IsUnwatched()
    {
        if (is_grad_enabled())
            return false;
        foreach (var (_, child) in _internal_submodules)
        {
            if (child is not nn.Module<Tensor, Tensor> module || HookedCall.IsHooked(module))
                return false;
        }

        return true;
    }

    /// <summary>
    /// Invokes a convolution and the batch norm after it; in evaluation and unwatched, as one convolution. The result is a tensor of its own; the input
    /// stays the caller's.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Call(Conv2d convolution, BatchNorm2d norm, Tensor input, bool unwatched) =>
        FoldedNorm.Invoke(convolution, norm, null, input, unwatched);

    /// <summary>
    /// Invokes a convolution, the batch norm after it and the activation after that. In evaluation and unwatched, the first two are one convolution; in training on the CPU, the last two are one function.
    /// The result is a tensor of its own; the input stays the caller's.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Call(Conv2d convolution, BatchNorm2d norm, nn.Module<Tensor, Tensor> activation, Tensor input, bool unwatched) =>
        FoldedNorm.Invoke(convolution, norm, activation, input, unwatched);

    /// <summary>Invokes a pooling layer that yields the mean of every map. The result is a tensor of its own; the input stays the caller's.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Mean(AdaptiveAvgPool2d pool, Tensor input) => VectorLayers.Mean(pool, input);

    /// <summary>
    /// Invokes a convolution 1x1 of maps of one pixel, which is a fully connected layer. The result is a tensor of its own; the input stays the caller's.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Connect(Conv2d convolution, Tensor input) => VectorLayers.Connect(convolution, input);

    /// <summary>Invokes an activation and takes <paramref name="value"/> over: unwatched, the result has its memory.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Activate(nn.Module<Tensor, Tensor> activation, Tensor value, bool unwatched) =>
        InPlace.Activate(activation, value, unwatched);

    /// <summary>Multiplies, and takes <paramref name="value"/> over: unwatched, the result has its memory.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Multiply(Tensor value, Tensor factor, bool unwatched) => InPlace.Multiply(value, factor, unwatched);

    /// <summary>Adds, and takes <paramref name="value"/> over: unwatched, the result has its memory.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Add(Tensor value, Tensor summand, bool unwatched) => InPlace.Add(value, summand, unwatched);

    /// <summary>
    /// Does nothing: every child was attached under its path. TorchSharp calls this when the module becomes part of another one, and would
    /// register the typed members a second time, under their C# names.
    /// </summary>
    protected override void RegisterComponents()
    {
    }

    /// <summary>All parameters and buffers in torchvision's order: child by child, as they run.</summary>
    /// <param name="destination">Where to add them; a new dictionary where <see langword="null"/>.</param>
    /// <param name="prefix">What to put before every name.</param>
    public override Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
    {
        destination ??= [];
        foreach (var (name, parameter) in named_parameters(recurse: false))
            destination.TryAdd(Join(prefix, name), parameter);
        foreach (var (name, buffer) in named_buffers(recurse: false, include_nonpersistent: false))
            destination.TryAdd(Join(prefix, name), buffer);
        foreach (var (name, child) in named_children())
            child.state_dict(destination, Join(prefix, name));
        return destination;
    }

    /// <summary>Whether there is a parameter of this name.</summary>
    /// <param name="target">The name, as <see cref="state_dict"/> has it.</param>
    public override bool has_parameter(string target) => get_parameter(target) is not null;

    /// <summary>Whether there is a buffer of this name.</summary>
    /// <param name="target">The name, as <see cref="state_dict"/> has it.</param>
    public override bool has_buffer(string target) => get_buffer(target) is not null;

    /// <summary>The parameter of this name; <see langword="null"/> where there is none.</summary>
    /// <param name="target">The name, as <see cref="state_dict"/> has it.</param>
    public override Parameter? get_parameter(string target) =>
        FindChild(target) is var (child, rest) ? child.get_parameter(rest) : base.get_parameter(target);

    /// <summary>The buffer of this name; <see langword="null"/> where there is none.</summary>
    /// <param name="target">The name, as <see cref="state_dict"/> has it.</param>
    public override Tensor? get_buffer(string target) =>
        FindChild(target) is var (child, rest) ? child.get_buffer(rest) : base.get_buffer(target);

    private (nn.Module Child, string Path)? FindChild(string target)
    {
        foreach (var (name, child) in named_children())
        {
            if (target.Length > name.Length && target[name.Length] == '.' && target.StartsWith(name, StringComparison.Ordinal))
                return (child, target[(name.Length + 1)..]);
        }

        return null;
    }

    private static string Join(string? prefix, string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}";
}
