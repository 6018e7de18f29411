using System.ComponentModel;
using EffNet.GeneratedCode;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// The base class of every generated module. Parameters have the names of torchvision, independent of the names of the members in C#. Intermediate tensors are
/// disposed.
/// </summary>
/// <remarks>
/// <para>
/// Children are registered under dotted paths (<c>features.2.0</c>), so that torchvision's names need no empty containers. TorchSharp's <c>register_module</c>
/// rejects dots, and its look-ups split a name at the first dot. This class replaces both.
/// </para>
/// <para>
/// Hooks work on every child. The tensors that a hook receives are valid only while the hook runs: keep them with <c>alias()</c>. If a hook replaces an input or an
/// output, both the replaced tensor and the replacement are disposed.
/// </para>
/// </remarks>
public abstract class UnrolledModule : nn.Module<Tensor, Tensor>
{
    /// <summary>The children that are not modules in torchvision. They group layers in C# and have no names.</summary>
    private readonly List<nn.Module> _groups = [];

    /// <summary>All children in the order of attachment, in which generated code runs them.</summary>
    private readonly List<nn.Module<Tensor, Tensor>> _parts = [];

    /// <summary>Gets all children in the order in which they run.</summary>
    internal IReadOnlyList<nn.Module<Tensor, Tensor>> Parts => _parts;

    /// <summary>Gets whether this module stays in evaluation mode, even if training mode is set.</summary>
    internal bool IsFrozen { get; private set; }

    /// <summary>Gets the children that are not modules in torchvision, for code that must reach every module.</summary>
    internal IReadOnlyList<nn.Module> Groups => _groups;

    /// <summary>Initializes a new instance of the <see cref="UnrolledModule"/> class without children.</summary>
    /// <param name="name">The name of the type, for debugging.</param>
    protected UnrolledModule(string name)
        : base(name)
    {
    }

    /// <summary>Adds a child and returns it.</summary>
    /// <param name="path">
    /// The path in torchvision, relative to this module, which may contain dots. If the path is empty, torchvision has no such module, and the children of
    /// <paramref name="child"/> become children of this module under their own paths.
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

    /// <summary>Sets the mode of this module and all modules in it, including those without names. Frozen modules stay in evaluation mode.</summary>
    /// <param name="train"><see langword="true"/> for training mode; <see langword="false"/> for evaluation mode.</param>
    public override void train(bool train = true)
    {
        var mode = train && !IsFrozen;
        base.train(mode);
        foreach (var group in _groups)
            group.train(mode);
    }

    /// <summary>Freezes or unfreezes this module and the generated modules in it. The caller sets modes and gradients.</summary>
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

    /// <summary>Begins a run of this module. If an exception ends the run, the tensors that it created are disposed.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static ModuleRun BeginRun() => ModuleRun.Begin();

    /// <summary>Invokes a module with its hooks. The result is a new tensor, which the caller disposes. The input is not disposed.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Call(nn.Module<Tensor, Tensor> module, Tensor input) => HookedCall.Invoke(module, input);

    /// <summary>
    /// Returns <see langword="true"/> if a run may skip or overwrite intermediate results, because gradients are not recorded and no child has hooks; otherwise,
    /// <see langword="false"/>.
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
    /// Invokes a convolution and the batch norm after it. In evaluation mode, they are computed as one convolution if <paramref name="unwatched"/> is
    /// <see langword="true"/>. The result is a new tensor. The input is not disposed.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Call(Conv2d convolution, BatchNorm2d norm, Tensor input, bool unwatched) =>
        FoldedNorm.Invoke(convolution, norm, null, input, unwatched);

    /// <summary>
    /// Invokes a convolution, a batch norm and an activation. In evaluation mode, the convolution and the batch norm are computed as one convolution if
    /// <paramref name="unwatched"/> is <see langword="true"/>. In training mode on the CPU, the batch norm and the activation are computed as one function. The result is a new
    /// tensor. The input is not disposed.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Call(Conv2d convolution, BatchNorm2d norm, nn.Module<Tensor, Tensor> activation, Tensor input, bool unwatched) =>
        FoldedNorm.Invoke(convolution, norm, activation, input, unwatched);

    /// <summary>Invokes a pooling layer that returns the mean of each map. The result is a new tensor. The input is not disposed.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Mean(AdaptiveAvgPool2d pool, Tensor input) => VectorLayers.Mean(pool, input);

    /// <summary>
    /// Invokes a 1x1 convolution of maps with one pixel, which is a fully connected layer. The result is a new tensor. The input is not disposed.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Connect(Conv2d convolution, Tensor input) => VectorLayers.Connect(convolution, input);

    /// <summary>
    /// Invokes an activation and takes ownership of <paramref name="value"/>. If <paramref name="unwatched"/> is <see langword="true"/> (no hook and no gradient
    /// needs intermediate tensors), the result reuses the memory of <paramref name="value"/>; otherwise, <paramref name="value"/> is disposed.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Activate(nn.Module<Tensor, Tensor> activation, Tensor value, bool unwatched) =>
        InPlace.Activate(activation, value, unwatched);

    /// <summary>
    /// Multiplies two tensors and takes ownership of <paramref name="value"/>. If <paramref name="unwatched"/> is <see langword="true"/> (no hook and no gradient
    /// needs intermediate tensors), the result reuses the memory of <paramref name="value"/>; otherwise, <paramref name="value"/> is disposed.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Multiply(Tensor value, Tensor factor, bool unwatched) => InPlace.Multiply(value, factor, unwatched);

    /// <summary>
    /// Adds two tensors and takes ownership of <paramref name="value"/>. If <paramref name="unwatched"/> is <see langword="true"/> (no hook and no gradient
    /// needs intermediate tensors), the result reuses the memory of <paramref name="value"/>; otherwise, <paramref name="value"/> is disposed.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static Tensor Add(Tensor value, Tensor summand, bool unwatched) => InPlace.Add(value, summand, unwatched);

    /// <summary>
    /// Does nothing, because every child was attached under its path. TorchSharp calls this method when the module is added to another module. The base
    /// class would register the typed members a second time, under their C# names.
    /// </summary>
    protected override void RegisterComponents()
    {
    }

    /// <summary>Returns all parameters and buffers in torchvision's order: the children in order of execution.</summary>
    /// <param name="destination">The dictionary to add them to; <see langword="null"/> for a new one.</param>
    /// <param name="prefix">The prefix of every name.</param>
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

    /// <summary>Determines whether there is a parameter with a name.</summary>
    /// <param name="target">The name, as in <see cref="state_dict"/>.</param>
    /// <returns><see langword="true"/> if there is such a parameter; otherwise, <see langword="false"/>.</returns>
    public override bool has_parameter(string target) => get_parameter(target) is not null;

    /// <summary>Determines whether there is a buffer with a name.</summary>
    /// <param name="target">The name, as in <see cref="state_dict"/>.</param>
    /// <returns><see langword="true"/> if there is such a buffer; otherwise, <see langword="false"/>.</returns>
    public override bool has_buffer(string target) => get_buffer(target) is not null;

    /// <summary>Returns the parameter with a name; <see langword="null"/> if there is none.</summary>
    /// <param name="target">The name, as in <see cref="state_dict"/>.</param>
    public override Parameter? get_parameter(string target) =>
        FindChild(target) is var (child, rest) ? child.get_parameter(rest) : base.get_parameter(target);

    /// <summary>Returns the buffer with a name; <see langword="null"/> if there is none.</summary>
    /// <param name="target">The name, as in <see cref="state_dict"/>.</param>
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
